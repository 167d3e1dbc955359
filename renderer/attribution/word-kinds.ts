import { hashOf, marks, shapes, type Tokens } from './tokens.ts';

/**
 * Classes of words that stand in similar places, learned from public-domain GloVe vectors (see MODEL.md). Section layout: u32 count,
 * then `count` sorted 32-bit word hashes, `count` u16 fine classes, 1024 u8 middle classes, 1024 u8 coarse classes.
 */
export interface WordClasses {
  readonly fine: ReadonlyMap<number, number>;
  readonly middle: Uint8Array;
  readonly coarse: Uint8Array;
}

/** Reads the classes from their section of the weights file. */
export function readWordClasses(bytes: Uint8Array): WordClasses {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  const fine = new Map<number, number>();
  for (let i = 0; i < count; i++) fine.set(view.getInt32(4 + i * 4, true), view.getUint16(4 + count * 4 + i * 2, true) + 1);
  const at = 4 + count * 6;
  return { fine, middle: bytes.slice(at, at + 1024), coarse: bytes.slice(at + 1024, at + 2048) };
}

/** What is known of each token's word without its neighbours. Class numbers start at 1; 0 is unknown. */
export interface WordKinds {
  readonly stem: Int32Array;
  readonly suffix: Int32Array;
  readonly fine: Int32Array;
  readonly middle: Uint8Array;
  readonly coarse: Uint8Array;
  /** Ending of a verb form: 0 other, 1 -ed, 2 -ing, 3 -s. */
  readonly ending: Uint8Array;
}

const irregular = new Map<string, string>();
for (const line of [
  'say said says saying',
  'tell told tells telling',
  'think thought thinks thinking',
  'write wrote written writes writing',
  'know knew known knows',
  'see saw seen sees seeing',
  'find found finds finding',
  'feel felt feels feeling',
  'hold held holds holding',
  'make made makes making',
  'give gave given gives giving',
  'take took taken takes taking',
  'speak spoke spoken speaks speaking',
  'read reads reading',
  'hear heard hears hearing',
  'mean meant means meaning',
  'understand understood understands',
  'swear swore sworn',
  'forget forgot forgotten',
  'foresee foresaw foreseen',
  'show showed shown shows showing',
  'put puts putting',
  'go went gone goes going',
  'come came comes coming',
  'call called calls calling',
  'be is are was were been being am',
  'have has had having',
  'do does did done doing',
  'get got gotten gets getting',
  'keep kept keeps keeping',
  'lead led leads leading',
  'leave left leaves leaving',
  'seek sought seeks seeking',
  'set sets setting',
  'send sent sends sending',
  'argue argued argues arguing',
  'believe believed believes believing',
  'note noted notes noting',
  'tweet tweeted tweets tweeting',
  'quote quoted quotes quoting',
  'decide decided decides deciding',
  'hope hoped hopes hoping',
  'urge urged urges urging',
  'promise promised promises promising',
  'state stated states stating',
  'describe described describes describing',
  'cite cited cites citing',
  'accuse accused accuses accusing',
  'agree agreed agrees agreeing',
  'announce announced announces announcing',
  'acknowledge acknowledged acknowledges',
  'conclude concluded concludes concluding',
  'continue continued continues continuing',
  'declare declared declares declaring',
  'propose proposed proposes proposing',
  'refuse refused refuses refusing',
  'criticize criticized criticizes criticizing',
  'praise praised praises praising',
  'denounce denounced denounces denouncing',
  'blame blamed blames blaming',
]) {
  const [stem = '', ...forms] = line.split(' ');
  for (const form of [stem, ...forms]) irregular.set(form, stem);
}

/** A rough stem: equal for the forms of most English verbs; never meant to be read. */
export function stemOf(word: string): string {
  const known = irregular.get(word);
  if (known) return known;
  let w = word;
  if (w.length > 4 && w.endsWith('ies')) w = `${w.slice(0, -3)}y`;
  else if (w.length > 4 && w.endsWith('ied')) w = `${w.slice(0, -3)}y`;
  else if (w.length > 5 && w.endsWith('ing')) w = undouble(w.slice(0, -3));
  else if (w.length > 4 && w.endsWith('ed')) w = undouble(w.slice(0, -2));
  else if (w.length > 4 && /(?:ss|sh|ch|x|z)es$/.test(w)) w = w.slice(0, -2);
  else if (w.length > 3 && w.endsWith('s') && !w.endsWith('ss') && !w.endsWith('us')) w = w.slice(0, -1);
  return w.length > 4 && w.endsWith('e') ? w.slice(0, -1) : w;
}
const undouble = (w: string) => (/([bdgmnprt])\1$/.test(w) ? w.slice(0, -1) : w);

/** Looks every token's word up once. */
export function describeWords(tokens: Tokens, classes: WordClasses): WordKinds {
  const n = tokens.count;
  const stem = new Int32Array(n);
  const suffix = new Int32Array(n);
  const fine = new Int32Array(n);
  const middle = new Uint8Array(n);
  const coarse = new Uint8Array(n);
  const ending = new Uint8Array(n);
  const first = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const word = tokens.word[i] ?? 0;
    const seen = first.get(word);
    if (seen !== undefined) {
      stem[i] = stem[seen] ?? 0;
      suffix[i] = suffix[seen] ?? 0;
      fine[i] = fine[seen] ?? 0;
      middle[i] = middle[seen] ?? 0;
      coarse[i] = coarse[seen] ?? 0;
      ending[i] = ending[seen] ?? 0;
      continue;
    }
    first.set(word, i);
    if (tokens.mark[i] !== marks.none || tokens.shape[i] === shapes.mark) {
      stem[i] = word;
      suffix[i] = word;
      continue;
    }
    const s = tokens.start[i] ?? 0;
    const lower = tokens.text
      .slice(s, Math.min(tokens.end[i] ?? 0, s + 48))
      .toLowerCase()
      .replaceAll('’', "'");
    stem[i] = hashOf(stemOf(lower));
    suffix[i] = hashOf(lower.slice(-3));
    ending[i] = lower.endsWith('ed') ? 1 : lower.endsWith('ing') ? 2 : lower.endsWith('s') ? 3 : 0;
    const hyphen = lower.lastIndexOf('-');
    const known = classes.fine.get(word) ?? (hyphen > 0 ? classes.fine.get(hashOf(lower.slice(hyphen + 1))) : undefined) ?? 0;
    fine[i] = known;
    if (known > 0) {
      middle[i] = (classes.middle[known - 1] ?? 0) + 1;
      coarse[i] = (classes.coarse[known - 1] ?? 0) + 1;
    }
  }
  return { stem, suffix, fine, middle, coarse, ending };
}
