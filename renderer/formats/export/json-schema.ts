import { verdictSchema } from '../../domain/case.ts';
import { attributionRoles, placementStates, quotations, stances } from '../../domain/claim.ts';
import { z } from '../../domain/schema.ts';
import { blockKinds, boilerplateReasons, sourceKinds } from '../../domain/source.ts';
import { speakerKinds } from '../../domain/speaker.ts';

/** Half-open range in Unicode code points of the source's `text`. */
const spanJson = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
/** A range and what the text says there. */
const passageJson = z.strictObject({ ...spanJson.shape, exact: z.string() });

const sourceJson = z.strictObject({
  id: z.string(),
  /** Place in the report, from 1. */
  number: z.int().min(1),
  title: z.string(),
  byline: z.string(),
  publisher: z.string(),
  publishedAt: z.string(),
  language: z.string(),
  url: z.string(),
  kind: z.enum(sourceKinds),
  fileName: z.string(),
  encoding: z.string(),
  sha256: z.string(),
  /** 1, 2, ...; the versions of one source share `versionOf`, the id of the first, which itself has null there. */
  version: z.int().min(1),
  versionOf: z.string().nullable(),
  readAt: z.string(),
  text: z.string(),
  blocks: z.array(
    z.strictObject({
      ...spanJson.shape,
      kind: z.enum(blockKinds),
      paragraph: z.int().min(0),
      setAside: z.enum(boilerplateReasons).nullable(),
      /** In a transcript: id of the speaker of this turn. */
      speaker: z.string().nullable(),
      /** In a transcript: seconds from the start of the recording. */
      time: z.number().min(0).nullable(),
    }),
  ),
  repairs: z.array(z.strictObject({ ...spanJson.shape, before: z.string(), after: z.string(), why: z.string() })),
  /** Links of the text: the words they stand on and where they lead. Empty where names are replaced. */
  links: z.array(z.strictObject({ ...spanJson.shape, url: z.string() })),
  notes: z.array(z.strictObject({ ...passageJson.shape, text: z.string() })),
});

const speakerJson = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(speakerKinds),
  role: z.string(),
  affiliation: z.string(),
  aliases: z.array(z.string()),
});

const attributionJson = z.strictObject({
  /** Id of a speaker, or null: see `state`. */
  speaker: z.string().nullable(),
  /** attributed: `speaker` said it. unattributed: the text gives it to nobody. open: not decided yet. */
  state: z.enum(['attributed', 'unattributed', 'open']),
  quotation: z.enum(quotations),
  role: z.enum(attributionRoles),
  /** Id of the speaker through whom the words came. */
  via: z.string().nullable(),
  cue: z.array(passageJson),
  speakerWords: z.array(passageJson),
});

const evidenceJson = z.strictObject({
  kind: z.enum(['passage', 'link', 'cited']),
  stance: z.enum(stances),
  title: z.string(),
  url: z.string(),
  /** Id of the source for a passage; it may be one that is not in the report. */
  source: z.string().nullable(),
  quotes: z.array(z.string()),
  note: z.string(),
});

const placementJson = z.strictObject({
  state: z.enum(placementStates),
  /** Share of its words that are still there, 0 to 1. */
  score: z.number().min(0).max(1),
  /** False while an approximate or lost claim waits for the analyst. */
  confirmed: z.boolean(),
  /** Id of the version it stood in before, and what it said there. */
  wasIn: z.string(),
  was: z.array(z.string()),
  /** Words of its parts, its cue and its speaker that are gone. */
  missing: z.array(z.string()),
});

const claimJson = z.strictObject({
  id: z.string(),
  /** As shown: "7", or "2.7" in a report of several sources. */
  label: z.string(),
  source: z.string(),
  /** "¶3", "Title", ... */
  place: z.string(),
  /** When it was said, in seconds from the start of the recording, or null where the source does not tell. */
  time: z.number().min(0).nullable(),
  passages: z.array(passageJson),
  /** True where the passages are not the claim's own words but the cue, or whatever else tells that something was said. */
  noContent: z.boolean(),
  /** What became of it when a newer version of its source came; null where none did. */
  placement: placementJson.nullable(),
  /** Label of the nearest claim it lies inside. */
  inside: z.string().nullable(),
  statement: z.string(),
  /** Key of a verdict, or null: not checked. */
  verdict: z.string().nullable(),
  /** 0 not given, 1 low, 2 moderate, 3 high. */
  confidence: z.int().min(0).max(3),
  topics: z.array(z.string()),
  statedAt: z.string(),
  note: z.string(),
  markedBy: z.string(),
  /** Labels of claims that cannot both stand with this one. */
  tension: z.array(z.string()),
  attributions: z.array(attributionJson),
  evidence: z.array(evidenceJson),
});

/**
 * The JSON export. Fields that were not chosen for the report are there and empty, so that readers need no special cases.
 * Described for people in `docs/json-export.md`.
 */
export const reportJsonSchema = z.strictObject({
  format: z.literal('hearsay-report'),
  version: z.literal(1),
  /** Unit of every `start` and `end`. */
  offsets: z.literal('code points'),
  createdAt: z.string(),
  title: z.string(),
  case: z.strictObject({ title: z.string(), verdicts: z.array(verdictSchema) }),
  /** Whether speakers' names were replaced; the texts are then not those of the files. */
  pseudonyms: z.boolean(),
  methods: z.array(z.string()),
  sources: z.array(sourceJson),
  speakers: z.array(speakerJson),
  claims: z.array(claimJson),
});
export type ReportJson = z.infer<typeof reportJsonSchema>;
