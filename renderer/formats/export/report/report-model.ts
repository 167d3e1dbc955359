import type { Code, Verdict } from '../../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../../domain/claim.ts';
import type { Picture } from '../../../domain/picture.ts';
import type { Span } from '../../../domain/schema.ts';
import type { Block, BoilerplateReason, PassageNote, Source, SourceText } from '../../../domain/source.ts';
import type { Speaker } from '../../../domain/speaker.ts';
import type { ReportOptions } from '../report-options.ts';
import type { ReportWords } from './words/words-of-report.ts';

/** Words of a text: where, in UTF-16 units and in code points, and what they say. */
export interface ReportPassage extends Span {
  readonly startPoint: number;
  readonly endPoint: number;
  readonly exact: string;
}

/** Who said a claim, with everything looked up. `speaker` is null where nobody is named: `open` tells "not decided" from "nobody". */
export interface ReportAttribution {
  readonly row: Attribution;
  readonly speaker: Speaker | null;
  readonly open: boolean;
  readonly via: Speaker | null;
  readonly cue: readonly ReportPassage[];
  readonly speakerWords: readonly ReportPassage[];
}

export interface ReportEvidence {
  readonly row: Evidence;
  /** For passages: the source they stand in, where the case holds it. */
  readonly source: Source | null;
  readonly place: string;
}

export interface ReportClaim {
  /** The claim as stored, with what was not chosen for the report emptied. */
  readonly row: Claim;
  /** As the analyst knows it: place in the reading order of its source, from 1. */
  readonly number: number;
  /** The number, with that of the source before it where the report has several: "7", "2.7". */
  readonly label: string;
  readonly source: ReportSource;
  readonly passages: readonly ReportPassage[];
  /** "¶3", "Title", ... of its first word. */
  readonly place: string;
  /** When it was said, in seconds from the start of the recording; null where the source does not tell. */
  readonly time: number | null;
  /** The same as `0:12:34`, or ''. */
  readonly clock: string;
  /** What is to be said because the source has changed since: "was “four hundred” in version 1, read on ..."; '' for nothing. */
  readonly standing: string;
  /** Label of the nearest claim it lies inside, or ''. */
  readonly inside: string;
  /** 0 for a claim in no other, 1, 2, ... for the line under it. */
  readonly rail: number;
  /** Colour slot of its first speaker. */
  readonly slot: number;
  readonly attributions: readonly ReportAttribution[];
  /** Null: not checked, or verdicts are left out. */
  readonly verdict: Verdict | null;
  /** "Supported, low confidence", "Not checked"; '' where verdicts are left out. */
  readonly judgement: string;
  readonly topics: readonly Code[];
  readonly evidence: readonly ReportEvidence[];
  /** Labels of the claims that cannot stand with this one. */
  readonly tension: readonly string[];
}

export interface ReportBlock {
  readonly block: Block;
  /** Number of the paragraph, 0 where it has none. */
  readonly paragraph: number;
  readonly setAside: BoilerplateReason | null;
  /** In a transcript: who speaks, where a turn begins and its words do not say so; else ''. */
  readonly who: string;
  /** `0:12:34` where the block has a time, or ''. */
  readonly clock: string;
  /** Who speaks, of the register. */
  readonly speaker: Speaker | null;
}

export interface ReportSource {
  readonly row: Source;
  /** Its place in the report, from 1. */
  readonly number: number;
  /** "Version 2 of 3, read on 25 November 2026", or '' where there is one version only. */
  readonly version: string;
  readonly text: string;
  /** Whether the database still has its text. */
  readonly held: boolean;
  readonly blocks: readonly ReportBlock[];
  readonly repairs: SourceText['repairs'];
  readonly links: NonNullable<SourceText['links']>;
  readonly notes: readonly PassageNote[];
  readonly direction: 'ltr' | 'rtl';
  /** In reading order. */
  readonly claims: readonly ReportClaim[];
}

export interface ReportSpeaker {
  readonly row: Speaker;
  readonly claims: readonly ReportClaim[];
  readonly direct: number;
}

/** A report as data: what every format says, before it is put into the format's own form. */
export interface Report {
  readonly options: ReportOptions;
  /** The fixed words, in the language of the report. */
  readonly words: ReportWords;
  /** The picture over the title, or null. */
  readonly logo: Picture | null;
  readonly title: string;
  readonly caseTitle: string;
  readonly verdicts: readonly Verdict[];
  readonly sources: readonly ReportSource[];
  /** In the order that was chosen. */
  readonly claims: readonly ReportClaim[];
  /** Those who say something here, most claims first. */
  readonly speakers: readonly ReportSpeaker[];
  /** Documents that are cited and not held: what they are called. */
  readonly citedNotHeld: readonly string[];
  /** How many names were replaced in texts; -1 where none were to be. */
  readonly replaced: number;
  readonly tally: readonly { readonly verdict: Verdict | null; readonly count: number }[];
}
