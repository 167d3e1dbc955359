import { mix, tagNumber } from './part-of-speech.ts';
import type { Reading } from './reading.ts';
import { hashOf, shapes } from './tokens.ts';

/** A sentence to be ranked, as token numbers of a reading, with where it stands. */
export interface SentenceSite {
  readonly from: number;
  readonly to: number;
  /** Place in its turn or paragraph, and how many sentences that has. */
  readonly place: number;
  readonly turnLength: number;
  /** Share of this speaker's sentences that are questions, 0 to 1: moderators ask. */
  readonly asks: number;
}

const words = (list: string) => new Set(list.split(/\s+/).filter(Boolean).map(hashOf));
const amounts = words(
  'percent million billion trillion thousand hundred dozen half quarter third double triple average rate number majority most least tens hundreds thousands millions billions',
);
const compares = words(
  'more less fewer greater higher lower bigger smaller larger better worse than most least best worst highest lowest largest biggest first last only ever never record same increase increased decrease decreased rise rose risen fall fell fallen grow grew grown cut doubled tripled up down',
);
const causes = words('because caused cause due led result resulted results created destroyed lost gained reason thanks');
const laws = words(
  'law bill act amendment treaty agreement deal court vote voted votes voting passed signed vetoed ban banned tax taxes budget deficit debt ruling constitution legislation policy program regulation regulations sanctions',
);
const past = words(
  'was were had did voted supported opposed said made took gave went raised signed passed spent paid created lost won built sent wrote called',
);
const future = words('will would shall going plan plans propose proposed');
const opinion = words(
  'think believe feel hope want should must need love great wonderful terrible beautiful amazing proud honor frankly honestly maybe',
);
const greeting = words('thank thanks welcome please hello goodbye goodnight applause laughter crosstalk');
const firstPerson = words("i we me us my our i'm we're i've");
const secondPerson = words('you your');
const thirdPerson = words('he she they his her their him them');
const years = /^(?:19|20)\d\d$/;

export const claimFeatureLimit = 600;
const isSubstance = (p: number) =>
  p === tagNumber.NOUN || p === tagNumber.PROPN || p === tagNumber.VERB || p === tagNumber.NUM || p === tagNumber.ADJ;
const cap = (n: number, most: number) => Math.min(n, most);

/** Features of a sentence by which its worth of checking is judged. Returns how many were written. */
export function claimFeatures(r: Reading, s: SentenceSite, out: Int32Array): number {
  const { t, k, pos } = r;
  let n = 0;
  const add = (h: number) => {
    if (n < claimFeatureLimit) out[n++] = h;
  };
  const size = s.to - s.from;
  const count = {
    digit: 0,
    amount: 0,
    compare: 0,
    cause: 0,
    law: 0,
    past: 0,
    future: 0,
    opinion: 0,
    greeting: 0,
    one: 0,
    two: 0,
    three: 0,
    name: 0,
    verb: 0,
    year: 0,
    money: 0,
    not: 0,
    ask: 0,
  };
  const seen = new Set<number>();
  const once = (h: number) => {
    if (!seen.has(h)) {
      seen.add(h);
      add(h);
    }
  };
  const until = Math.min(s.to, s.from + 80);
  for (let i = s.from; i < until; i++) {
    const w = t.word[i] ?? 0;
    const text = t.shape[i] === shapes.number ? t.text.slice(t.start[i], t.end[i]) : '';
    if (text) count.digit++;
    if (text && years.test(text)) count.year++;
    if (amounts.has(w)) count.amount++;
    if (compares.has(w)) count.compare++;
    if (causes.has(w)) count.cause++;
    if (laws.has(w)) count.law++;
    if (past.has(w) || (pos[i] === tagNumber.VERB && k.ending[i] === 1)) count.past++;
    if (future.has(w)) count.future++;
    if (opinion.has(w)) count.opinion++;
    if (greeting.has(w)) count.greeting++;
    if (firstPerson.has(w)) count.one++;
    if (secondPerson.has(w)) count.two++;
    if (thirdPerson.has(w)) count.three++;
    if (pos[i] === tagNumber.PROPN && pos[i - 1] !== tagNumber.PROPN) count.name++;
    if (pos[i] === tagNumber.VERB || pos[i] === tagNumber.AUX) count.verb++;
    const c = t.text.charCodeAt(t.start[i] ?? 0);
    if (c === 36 || c === 0x20ac || c === 0xa3 || c === 37) count.money++;
    if (c === 63) count.ask++;
    once(mix(401, text ? 7 : (k.stem[i] ?? 0)));
    once(mix(402, k.fine[i] ?? 0));
    once(mix(403, k.middle[i] ?? 0));
    if (i > s.from) once(mix(404, k.stem[i - 1] ?? 0, text ? 7 : (k.stem[i] ?? 0)));
    // Pairs of words of substance: what is talked about, more closely than single words tell.
    if (isSubstance(pos[i] ?? 0)) {
      const here = text ? 7 : (k.stem[i] ?? 0);
      for (let j = Math.max(s.from, i - 7); j < i; j++) if (isSubstance(pos[j] ?? 0)) once(mix(406, k.stem[j] ?? 0, here));
    }
    if (i > s.from) once(mix(405, k.middle[i - 1] ?? 0, k.middle[i] ?? 0));
  }
  const numbers = cap(count.digit + count.amount, 3);
  add(mix(410, cap(Math.round(size / 4), 12)));
  add(mix(411, numbers));
  add(mix(412, numbers, cap(count.compare, 2)));
  add(mix(413, cap(count.compare, 3)));
  add(mix(414, cap(count.cause, 2), numbers));
  add(mix(415, cap(count.law, 3)));
  add(mix(416, cap(count.past, 3), cap(count.name, 2)));
  add(mix(417, cap(count.future, 2), cap(count.past, 2)));
  add(mix(418, cap(count.opinion, 3)));
  add(mix(419, cap(count.greeting, 2)));
  add(mix(420, cap(count.one, 3)));
  add(mix(421, cap(count.two, 2), count.ask > 0 ? 1 : 0));
  add(mix(422, cap(count.three, 2)));
  add(mix(423, cap(count.name, 4)));
  add(mix(424, cap(count.verb, 5)));
  add(mix(425, cap(count.year, 2), cap(count.money, 2)));
  add(mix(426, count.ask > 0 ? 1 : 0, cap(Math.round(s.asks * 5), 5)));
  add(mix(427, t.word[s.from] ?? 0));
  add(mix(428, pos[s.from] ?? 0, pos[s.from + 1] ?? 0));
  add(mix(429, cap(s.place, 4), cap(Math.round(s.turnLength / 2), 5)));
  add(mix(430, cap(Math.round(size / 8), 5), numbers));
  add(mix(431, cap(count.name, 2), cap(count.law, 1)));
  add(mix(432, cap(count.past, 2), cap(count.one, 1)));
  return n;
}
