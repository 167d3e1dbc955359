import type { Code, Verdict } from '../../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../../domain/claim.ts';
import { clockTime, timeAt } from '../../../domain/times.ts';
import { versionNumber } from '../../../domain/versions.ts';
import type { PassageReader } from './passage-reader.ts';
import { type Lookup, placeIn } from './report-lookup.ts';
import type { ReportAttribution, ReportClaim, ReportEvidence, ReportPassage, ReportSource } from './report-model.ts';
import { judgementWords } from './report-words.ts';
import { standingWords } from './version-words.ts';

/** What the claims of one source share. */
export interface ClaimSurroundings {
  readonly source: ReportSource;
  readonly look: Lookup;
  readonly reader: PassageReader;
  /** Labels of all claims of the report by id; complete when all sources are. */
  readonly labels: ReadonlyMap<string, string>;
  readonly recent: RecentDetails;
}

/** What is long about a claim: its words, and who said them. */
interface Details {
  readonly passages: readonly ReportPassage[];
  readonly attributions: readonly ReportAttribution[];
}

/**
 * The long parts of the claims that were looked at last. A report goes from claim to claim and comes back to one soon or not at all, so that a
 * case of fifty thousand claims need not stand in memory a second time.
 */
export class RecentDetails {
  readonly #kept = new Map<Claim, Details>();

  of(claim: Claim, make: () => Details): Details {
    const known = this.#kept.get(claim);
    if (known) return known;
    if (this.#kept.size >= 2000) this.#kept.clear();
    const made = make();
    this.#kept.set(claim, made);
    return made;
  }
}

/** A claim of a report that looks up what it is asked for. */
export class LookedUpClaim implements ReportClaim {
  readonly row: Claim;
  readonly slot: number;
  readonly #around: ClaimSurroundings;
  readonly #claim: Claim;

  constructor(
    claim: Claim,
    readonly number: number,
    readonly rail: number,
    readonly inside: string,
    around: ClaimSurroundings,
  ) {
    this.#claim = claim;
    this.#around = around;
    this.row = withoutTheRest(claim, around.look);
    this.slot = around.look.speakers.get(this.#said()[0]?.speakerId ?? '')?.slot ?? 0;
  }

  get source(): ReportSource {
    return this.#around.source;
  }

  get label(): string {
    return this.#around.labels.get(this.#claim.id) ?? String(this.number);
  }

  get passages(): readonly ReportPassage[] {
    return this.#details().passages;
  }

  get attributions(): readonly ReportAttribution[] {
    return this.#details().attributions;
  }

  get place(): string {
    return placeIn(this.#around.look, this.source.row, this.#claim.spans[0]?.start ?? 0);
  }

  get time(): number | null {
    const stored = this.#around.look.texts.get(this.#claim.sourceId);
    return (stored ? timeAt(stored, this.#claim.spans[0]?.start ?? 0) : undefined) ?? null;
  }

  get clock(): string {
    const { time } = this;
    return time === null ? '' : clockTime(time);
  }

  get standing(): string {
    const { sources, words } = this.#around.look;
    return standingWords(this.#claim, sources, words);
  }

  get verdict(): Verdict | null {
    return this.#around.look.verdicts.get(this.row.verdict) ?? null;
  }

  get judgement(): string {
    const { options, words } = this.#around.look;
    return options.fields.includes('verdict') ? judgementWords(this.verdict, this.row.confidence, words) : '';
  }

  get topics(): readonly Code[] {
    return this.row.topics.flatMap((id) => this.#around.look.codes.get(id) ?? []);
  }

  get evidence(): readonly ReportEvidence[] {
    const { look } = this.#around;
    const rows = look.options.parts.includes('evidence') ? look.evidence.get(this.#claim.id) : none;
    return rows.map((one) => reportEvidence(one, look));
  }

  get tension(): readonly string[] {
    return this.row.tension.flatMap((id) => this.#around.labels.get(id) ?? []);
  }

  #said(): readonly Attribution[] {
    return this.#around.look.attributions.get(this.#claim.id).sort((a, b) => a.order - b.order);
  }

  #details(): Details {
    const { source, look, reader, recent } = this.#around;
    return recent.of(this.#claim, () => ({
      // where a source's text is gone, its claims still know what they marked
      passages: this.#claim.spans.map((span, i) =>
        source.held ? reader.read(span) : { ...reader.read(span), exact: this.#claim.quotes[i]?.exact ?? '' },
      ),
      attributions: this.#said().map((attribution) => reportAttribution(attribution, look, reader)),
    }));
  }
}

const none: readonly never[] = [];

/** The claim as stored, with what was not chosen for the report emptied. */
function withoutTheRest(claim: Claim, { options: { fields, parts } }: Lookup): Claim {
  const has = (field: (typeof fields)[number]) => fields.includes(field);
  const left: Partial<Claim> = {
    ...(has('statement') || claim.statement === '' ? {} : { statement: '' }),
    ...(has('verdict') || claim.verdict === '' ? {} : { verdict: '' }),
    ...((has('verdict') && has('confidence')) || claim.confidence === 0 ? {} : { confidence: 0 }),
    ...(has('topics') || claim.topics.length === 0 ? {} : { topics: [] }),
    ...(has('date') || claim.statedAt === '' ? {} : { statedAt: '' }),
    ...(parts.includes('notes') || claim.note === '' ? {} : { note: '' }),
    ...(parts.includes('analysts') || claim.createdBy === '' ? {} : { createdBy: '' }),
  };
  return Object.keys(left).length === 0 ? claim : { ...claim, ...left };
}

function reportAttribution(row: Attribution, look: Lookup, reader: PassageReader): ReportAttribution {
  const speaker = look.speakers.get(row.speakerId) ?? null;
  return {
    row,
    speaker,
    open: speaker === null && !row.unattributed,
    via: look.speakers.get(row.viaId) ?? null,
    cue: row.cue.map((span) => reader.read(span)),
    speakerWords: row.speakerWords.map((span) => reader.read(span)),
  };
}

function reportEvidence(row: Evidence, look: Lookup): ReportEvidence {
  const source = look.sources.get(row.sourceId) ?? null;
  const older = source && !look.versions.isNewest(source.id) ? `, ${look.words.versions.inVersion(versionNumber(source))}` : '';
  return { row, source, place: source ? `${placeIn(look, source, row.spans[0]?.start ?? 0)}${older}` : '' };
}
