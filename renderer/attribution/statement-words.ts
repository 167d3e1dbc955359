/** Words that carry no topic, in the languages attribution works in. */
const empty = new Set(
  `the a an and or but of to in on at by for from with as is are was were be been being has have had do does did will would can could may might
  must shall should that this these those it its he she they them his her their him we us our you your i me my who which what when where how
  there here then than so if into out up down over under about after before again also just more most very said says say told
  der die das den dem des ein eine einer eines einem einen und oder aber von zu im in am an auf mit für bei nach vor aus über unter durch als
  auch es er sie wir ihr ich ist sind war waren wird werden wurde hat haben hatte dass sich sei
  le la les l un une des du de d et ou mais à au aux en dans par pour sur avec est sont était a ont avait que qui ce cette ces il elle ils elles
  on nous vous je se sa son ses leur leurs plus
  el los las una unos unas y o pero del al en con por para su sus lo es son era fue ha han había que se como
  il lo gli i uno e ma di da nel nella nei con su per tra fra è sono era ha hanno aveva che si come
  и в во на с со по к ко от до из за о об у что как это он она они мы вы я его ее её их был была были есть будет же ли бы
  في من على إلى عن مع أن إن هذا هذه التي الذي كان كانت هو هي و`
    .split(/\s+/)
    .filter(Boolean),
);
const denials =
  /(?:^|[^\p{L}])(?:not|never|no|none|nobody|nothing|neither|cannot|without|den(?:y|ies|ied)|false|untrue|nicht|kein\p{L}*|nie|niemals|pas|jamais|aucun\p{L}*|nunca|jamás|tampoco|ningun\p{L}*|non|mai|nessun\p{L}*|не|нет|никогда|لا|لم|لن|ليس)(?![\p{L}])|n['’]t(?![\p{L}])/giu;

const counted: Readonly<Record<string, string>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, String(i)]),
);

/** What a statement is about, as far as words tell. */
export interface StatementWords {
  /** Stems of its words that carry a topic, each once. Figures are not among them. */
  readonly stems: ReadonlySet<string>;
  /** Its figures, as plain digits: "3,000" is "3000", "four" is "4". */
  readonly figures: ReadonlySet<string>;
  /** Whether it denies: an odd number of denials. */
  readonly denies: boolean;
}

/** A word without its commonest endings. Crude on purpose: only equal stems matter, and only within one case. */
export function stemOf(word: string): string {
  if (word.length < 5) return word;
  const bare = word.replace(/['’]s$/, '').replace(/(?:ations?|ments?|ings?|edly|ed|es|s|ly|er|en|em)$/u, '');
  return (bare.length >= 4 ? bare : word).replace(/e$/, '').slice(0, 9);
}

/** Reads a statement for comparison with others. Case, accents and marks make no difference. */
export function statementWords(statement: string): StatementWords {
  const plain = statement
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .toLowerCase();
  const stems = new Set<string>();
  const figures = new Set<string>();
  for (const [word] of plain.matchAll(/\d+(?:[.,\u00a0\u202f]\d+)*|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu)) {
    const figure = /^\d/.test(word) ? figureOf(word) : counted[word];
    if (figure !== undefined) figures.add(figure);
    else if (!empty.has(word)) stems.add(stemOf(word));
  }
  return { stems, figures, denies: (statement.match(denials)?.length ?? 0) % 2 === 1 };
}

/** A figure without separators of thousands: "3.000", "3,000" and "3 000" are one, "3.5" and "3,5" another. */
function figureOf(word: string): string {
  return word.replace(/[.,\u00a0\u202f](?=\d{3}(?!\d))/g, '').replace(/[,]/g, '.');
}

/** How many of two statements' stems are common. */
export function sharedStems(a: StatementWords, b: StatementWords): number {
  const [few, many] = a.stems.size <= b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  let shared = 0;
  for (const stem of few) if (many.has(stem)) shared += 1;
  return shared;
}

const sameSets = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((one) => b.has(one));

/**
 * How alike two statements are, 0 to 1; 0 where they differ in a figure or one denies what the other says. One that is a part of the
 * other counts by the part, so that a claim finds the longer sentence it stands in.
 */
export function likeness(a: StatementWords, b: StatementWords): number {
  const shared = sharedStems(a, b);
  const least = Math.min(a.stems.size, b.stems.size);
  if (shared < 3 || a.denies !== b.denies || !compatible(a.figures, b.figures)) return 0;
  const dice = (2 * shared) / (a.stems.size + b.stems.size);
  return Math.max(dice, least >= 4 && dice >= 0.45 ? (shared / least) * 0.95 : 0);
}

function compatible(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  return [...few].every((one) => many.has(one));
}

/** From this likeness on two passages are offered as one statement. */
export const SAME_STATEMENT = 0.7;

/**
 * Why two statements about one topic may not both stand, in words; '' where nothing speaks for it. Looks at figures and denials only, so
 * it offers, and the analyst says.
 */
export function mayContradict(a: StatementWords, b: StatementWords): string {
  const shared = sharedStems(a, b);
  if (shared < 3 || shared / Math.max(1, Math.min(a.stems.size, b.stems.size)) < 0.5) return '';
  if (a.denies !== b.denies) return 'One says no where the other says yes.';
  if (a.figures.size > 0 && b.figures.size > 0 && !sameSets(a.figures, b.figures) && !compatible(a.figures, b.figures))
    return `The figures differ: ${[...a.figures].join(', ')} and ${[...b.figures].join(', ')}.`;
  return '';
}
