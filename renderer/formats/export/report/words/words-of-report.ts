import type { Quotation } from '../../../../domain/claim.ts';
import type { ReportLanguage } from '../../../../domain/report-language.ts';
import type { BoilerplateReason, Source } from '../../../../domain/source.ts';
import type { SpeakerKind } from '../../../../domain/speaker.ts';

/** Words before, between and after two things that are put in by the format. */
export type Frame = readonly [before: string, between: string, after: string];

/**
 * Every fixed word of a report in one language. A report takes its words from here and nowhere else, so a language that has all of these
 * is whole; the type sees to it. Counts are given as numbers, because each language bends its words by them in its own way.
 */
export interface ReportWords {
  readonly language: ReportLanguage;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Heads of the report's parts. */
  readonly parts: Readonly<Record<'summary' | 'contents' | 'text' | 'claims' | 'speakers' | 'evidence' | 'methods', string>>;
  /** Heads of columns. */
  readonly heads: Readonly<Record<'number' | 'who' | 'what' | 'assessment' | 'speaker' | 'kindAndRole' | 'claims', string>>;
  /** What stands before a colon and what it names. */
  readonly labels: Readonly<
    Record<
      | 'speaker'
      | 'quotation'
      | 'quote'
      | 'statement'
      | 'verdict'
      | 'verdicts'
      | 'topics'
      | 'said'
      | 'note'
      | 'tension'
      | 'markedBy'
      | 'importedBy'
      | 'alsoCalled'
      | 'links',
      string
    >
  >;
  /** Between things that stand in a row. */
  readonly comma: string;
  readonly notChecked: string;
  readonly speakerNotSet: string;
  readonly unattributed: string;
  readonly undated: string;
  /** Above a turn of a transcript of which the source does not tell who speaks. */
  readonly notNamed: string;
  readonly untitled: string;
  readonly untitledSource: string;
  readonly nothing: string;
  readonly analyst: string;
  readonly showInText: string;
  readonly quotations: Readonly<Record<Quotation, string>>;
  readonly roles: Readonly<Record<'original' | 'quoted-by' | 'outlet', string>>;
  readonly kinds: Readonly<Record<SpeakerKind, string>>;
  /** Words of pseudonyms, before a letter. */
  readonly pseudonyms: Readonly<Record<SpeakerKind, string>>;
  readonly stances: Readonly<Record<'supports' | 'refutes' | 'context', string>>;
  readonly reasons: Readonly<Record<BoilerplateReason, string>>;
  /** Low, moderate, high. */
  readonly confidences: readonly [string, string, string];
  /** The scale a case begins with, by key; a label that an analyst wrote stays as it is. */
  readonly verdicts: Readonly<Record<'supported' | 'disputed' | 'needs-context' | 'refuted' | 'unverifiable', string>>;
  readonly places: Readonly<Record<'title' | 'heading' | 'aside', string>>;
  /** How the encoding of a file is known. */
  readonly encodings: Readonly<Record<Source['encoding']['from'], string>>;
  readonly via: string;
  readonly citedNotHeld: string;
  readonly counts: {
    claims(count: number): string;
    sources(count: number): string;
    evidence(count: number): string;
    speakers(kind: SpeakerKind, count: number): string;
  };
  readonly title: { whoSaidWhat(of: string): string; quoted(title: string): string };
  readonly summary: {
    /** `sources` is 1 where there is one only, which is not said. */
    noClaims(sources: number): string;
    claims(claims: number, sources: number, by: string): string;
    most(name: string, claims: number, direct: number): string;
    open(claims: number): string;
    nobody(claims: number): string;
    cited(sources: number): string;
    head(claims: number, unchecked: number): string;
  };
  readonly source: {
    number(number: number): string;
    readonly factsNotFound: string;
    readonly textMissing: string;
    setAsideHere(reasons: string): string;
    setAsideAs(reason: string): string;
    readonly repaired: Frame;
    remark(exact: string, text: string): string;
  };
  readonly claim: {
    number(label: string): string;
    inside(label: string): string;
    parts(count: number): string;
    /** What is marked tells of the claim: the text gives the claim itself in no words. */
    readonly withoutContent: string;
    characters(ranges: string): string;
    page(page: string): string;
    at(clock: string): string;
    direct(direct: number, of: number): string;
    readonly neverDirect: string;
  };
  readonly versions: {
    version(number: number, of: number, day: string): string;
    replaced(number: number, day: string): string;
    named(number: number, day: string): string;
    readonly another: string;
    inVersion(number: number): string;
    lost(held: string, missing: string): string;
    was(exact: string, held: string): string;
    gone(words: string): string;
    wasBefore(said: string): string;
    unconfirmed(held: string): string;
    unconfirmedWas(said: string): string;
  };
  readonly methods: {
    madeWith(day: string, caseTitle: string): string;
    readonly numbering: string;
    readonly positions: string;
    repairs(repairs: number, aside: number): string;
    pseudonyms(places: number): string;
    readonly positionsReplaced: string;
    readAs(encoding: string, from: string, bytes: number): string;
    readonly noRepairs: string;
    readonly nothingAside: string;
  };
}

type Category = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/**
 * Words that bend with a number: the form of the language's own plural category (Unicode CLDR), `#` standing for the number. Forms that a
 * language does not need are left out.
 */
export function counting(
  locale: string,
): (count: number, forms: { readonly [C in Category]?: string } & { readonly other: string }) => string {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', digits.format(count));
}
