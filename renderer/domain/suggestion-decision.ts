import { idSchema, momentSchema, spanSchema, z } from './schema.ts';

/** What an analyst did with a suggestion. `adjusted`: accepted with something changed. */
export const decisionKinds = ['accepted', 'adjusted', 'rejected'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What a suggestion says of somebody: that they said it, believe it, or mean to do it. */
export const suggestionKinds = ['speech', 'belief', 'intention'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/**
 * What became of a suggestion. Kept apart from claims, so that a suggestion that was decided does not come back, and so that the case
 * knows how its suggestions fared. Spans are what was proposed, not what it was changed to; UTF-16 offsets.
 */
export const suggestionDecisionSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  sourceId: idSchema,
  decision: z.enum(decisionKinds),
  /** The claim it became; empty where it was rejected. */
  claimId: z.string().max(200),
  /** The pattern that proposed it. */
  rule: z.string().min(1).max(60),
  kind: z.enum(suggestionKinds),
  /** The cue in small letters, as it is counted: "said". */
  cueWord: z.string().max(200),
  cue: z.array(spanSchema),
  content: z.array(spanSchema).min(1),
  /** What the content spans said. */
  exact: z.string(),
  /** Whether it still counts when rules are lowered; a reset clears it and keeps the decision. */
  weighs: z.boolean(),
  decidedAt: momentSchema,
  decidedBy: z.string().max(200),
});
export type SuggestionDecision = z.infer<typeof suggestionDecisionSchema>;
