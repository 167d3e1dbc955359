import { idSchema, momentSchema, quoteSchema, spanSchema, z } from './schema.ts';

/**
 * What became of a claim when a newer version of its source came. exact: the same words at the same place. moved: the same words, the
 * text round them changed. approximate: words of it or of what introduces it changed. lost: it is gone, so it stays in the version
 * before. by-hand: the analyst placed it.
 */
export const placementStates = ['exact', 'moved', 'approximate', 'lost', 'by-hand'] as const;
export type PlacementState = (typeof placementStates)[number];

export const placementSchema = z.strictObject({
  state: z.enum(placementStates),
  /** Share of its words that are still there, 0 to 1. */
  score: z.number().min(0).max(1),
  /** False while an approximate or lost claim waits for the analyst. */
  settled: z.boolean(),
  /** The version in which it was looked for. */
  inId: idSchema,
  /** Where it stood before, in which version, and what it said there. */
  from: z.strictObject({ sourceId: idSchema, spans: z.array(spanSchema).min(1), quotes: z.array(quoteSchema).min(1) }),
  /** Words of its parts, its cue and its speaker that have no place in the newer version. */
  missing: z.array(z.string().max(4000)).max(200),
});
export type ClaimPlacement = z.infer<typeof placementSchema>;

/** An assertion in one or more passages of a source, with the analyst's judgement of it. */
export const claimSchema = z
  .strictObject({
    id: idSchema,
    caseId: idSchema,
    sourceId: idSchema,
    /** Sorted, not touching each other; several where the text interrupts the claim ("A," he said, "B"). */
    spans: z.array(spanSchema).min(1),
    /** What each span said when it was marked, in the order of `spans`. */
    quotes: z.array(quoteSchema).min(1),
    /** The claim in the analyst's own words. */
    statement: z.string(),
    /** Key of a verdict of the case's scale; empty while not checked. */
    verdict: z.string().max(60),
    /** 0 not given, 1 low, 2 moderate, 3 high. */
    confidence: z.int().min(0).max(3),
    /** Ids of codes in the case's codebook. */
    topics: z.array(idSchema),
    /** When it was said, as precise as known; empty if not known. */
    statedAt: z.string().max(60),
    note: z.string(),
    /** Ids of claims that cannot both stand with this one. Kept on both sides. */
    tension: z.array(idSchema),
    /** The claims that are one statement said in several places name the same one of them here; left out where it was found once. */
    sameAs: z.string().min(1).max(200).optional(),
    /**
     * True where the text says that somebody said something but not what, so no words of the claim itself are marked. `spans` then hold the
     * cue, else the words that name the speaker, else the first word of the text.
     */
    noContent: z.boolean().optional(),
    createdAt: momentSchema,
    createdBy: z.string().max(200),
    updatedAt: momentSchema,
    /**
     * What was decided where analysts differed: the claim stands, or it was set aside. One that is set aside still counts as its author's
     * work where agreement is measured; lists, the text and reports leave it out.
     */
    adjudged: z.enum(['stands', 'set-aside']).optional(),
    /**
     * Only for a claim that was put together from several analysts' versions to decide a difference: the ids of those versions. It is
     * nobody's work where agreement is measured.
     */
    composedOf: z.array(idSchema).min(2).optional(),
    /** Only for claims that have been carried to a newer version of their source, or could not be. */
    placement: placementSchema.optional(),
  })
  .refine((claim) => claim.spans.length === claim.quotes.length, 'each span needs its quote')
  .refine(
    (claim) => claim.spans.every((span, i) => i === 0 || (claim.spans[i - 1]?.end ?? 0) < span.start),
    'spans must be in order and apart',
  );
export type Claim = z.infer<typeof claimSchema>;

/** direct: in quotation marks; indirect: reported ("said that"); mixed: reported with quoted words inside. */
export const quotations = ['direct', 'indirect', 'mixed'] as const;
export type Quotation = (typeof quotations)[number];

/** original: made the statement; quoted-by: passed it on; outlet: the source's own voice. */
export const attributionRoles = ['original', 'quoted-by', 'outlet'] as const;
export type AttributionRole = (typeof attributionRoles)[number];

/** Who said a claim, in which words of the text, through whom. A claim has any number of them. */
export const attributionSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  claimId: idSchema,
  sourceId: idSchema,
  /** Order among the attributions of one claim. */
  order: z.int().min(0),
  /** Empty: open (not decided yet) unless `unattributed`. */
  speakerId: z.string().max(200),
  /** The text gives the claim to nobody: a finding, not a blank. */
  unattributed: z.boolean(),
  quotation: z.enum(quotations),
  role: z.enum(attributionRoles),
  /** Words that introduce the claim: "said", "according to". Empty where there are none. */
  cue: z.array(spanSchema),
  /** Words that name the speaker at this place. */
  speakerWords: z.array(spanSchema),
  /** Speaker through whom the words came, or empty. */
  viaId: z.string().max(200),
});
export type Attribution = z.infer<typeof attributionSchema>;

export const stances = ['supports', 'refutes', 'context'] as const;
export type Stance = (typeof stances)[number];

/** What speaks for or against a claim: a passage of a source, a web address, or something cited that the case does not hold. */
export const evidenceSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  claimId: idSchema,
  kind: z.enum(['passage', 'link', 'cited']),
  /** For passages: where. */
  sourceId: z.string().max(200),
  spans: z.array(spanSchema),
  quotes: z.array(quoteSchema),
  /** For links: the address. */
  url: z.string().max(4000),
  /** What it is called. */
  title: z.string().max(2000),
  stance: z.enum(stances),
  note: z.string(),
  createdAt: momentSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;
