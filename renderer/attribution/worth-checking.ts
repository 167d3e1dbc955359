/** Why a sentence may be worth checking, in the words the analyst reads. */
export const checkReasons = [
  'number',
  'comparison',
  'cause',
  'prediction',
  'law or vote',
  'record of the past',
  'opinion',
  'greeting',
  'question',
] as const;
export type CheckReason = (typeof checkReasons)[number];

const signs: readonly (readonly [CheckReason, RegExp])[] = [
  [
    'number',
    /\d|\b(?:percent|per cent|million|billion|trillion|thousand|hundred|dozen|half|quarter|third|double|triple|majority|most of)\b/i,
  ],
  [
    'comparison',
    /\b(?:more|less|fewer|greater|higher|lower|bigger|smaller|larger|better|worse) than\b|\b(?:highest|lowest|largest|biggest|smallest|best|worst|most|least|first|last|only|never|ever|record)\b|\b(?:increas|decreas|declin|doubl|tripl)\w+|\b(?:rose|risen|fell|fallen|grew|grown|dropped)\b/i,
  ],
  ['cause', /\b(?:because|caus\w+|due to|led to|leads to|result(?:s|ed)? (?:in|of|from)|thanks to|responsible for|cost (?:us|them))\b/i],
  ['prediction', /\b(?:will|would|shall|going to|won['’]t|forecast\w*|predict\w*)\b/i],
  [
    'law or vote',
    /\b(?:law|laws|bill|act|amendment|treaty|agreement|court|vote[ds]?|voting|passed|signed|vetoed|bann?(?:ed)?|tax(?:es)?|budget|deficit|ruling|constitution|legislation|regulations?|sanctions?)\b/i,
  ],
  [
    'record of the past',
    /\b(?:was|were|had|did|said|made|took|gave|went|raised|spent|paid|created|lost|won|built|sent|supported|opposed)\b/i,
  ],
  ['opinion', /\b(?:think|believe|feel|hope|should|must|wonderful|terrible|beautiful|amazing|proud|frankly|honestly)\b/i],
  ['greeting', /\b(?:thank you|thanks|welcome|please|hello|good (?:evening|morning)|applause|laughter)\b/i],
  ['question', /\?\s*["”]?\s*$/],
];

/**
 * What in a sentence speaks for (number to record) or against (opinion, greeting, question) checking it. These are the kinds of words the
 * ranking model looks at (MODEL.md); the score itself is the model's. English only.
 */
export function reasonsToCheck(sentence: string): CheckReason[] {
  return signs.flatMap(([reason, sign]) => (sign.test(sentence) ? [reason] : []));
}

/** Score from which a sentence is called worth checking: the upper fifth of the sentences of news articles (MODEL.md). */
export const WORTH_CHECKING = 0.05;
