import type { Span } from '../domain/schema.ts';
import type { SourceText } from '../domain/source.ts';

export type ViewName = 'read' | 'claims' | 'speakers' | 'search' | 'report' | 'import' | 'compare' | 'agreement';
export type ColourBy = 'speaker' | 'verdict' | 'topic' | 'none';

/** Words the analyst has selected in the open source. */
export interface TextSelection {
  readonly sourceId: string;
  readonly spans: readonly Span[];
}

/** What the "Who says this?" field decides, and where it stands. */
export interface WhoQuestion {
  readonly claimId: string;
  /** Which attribution; '' for a new one. */
  readonly attributionId: string;
  /** In the text under the passage, in the claim details, or over the claims table. */
  readonly place: 'text' | 'details' | 'table';
  /** `speaker`: who said it. `via`: through whom. */
  readonly asks: 'speaker' | 'via';
}

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly undo: boolean;
  readonly reveal: string;
  readonly at: string;
}

/** Dialogs over the window, of which one at most is open. */
export type OverlayName =
  | ''
  | 'palette'
  | 'keys'
  | 'settings'
  | 'history'
  | 'cases'
  | 'case-new'
  | 'case-rename'
  | 'case-delete'
  | 'case-merge'
  | 'project-review'
  | 'codebook'
  | 'activity'
  | 'damaged'
  | 'time'
  | 'turn-speaker';

/** What the window shows. Nothing here is stored with the case. */
export interface UiState {
  readonly view: ViewName;
  readonly sourceId: string;
  readonly claimId: string;
  readonly speakerId: string;
  readonly selection: TextSelection | null;
  readonly colourBy: ColourBy;
  /** Speaker whose claims alone are painted; '' for all. */
  readonly onlySpeaker: string;
  readonly showSetAside: boolean;
  readonly who: WhoQuestion | null;
  readonly overlay: OverlayName;
  readonly sidebar: boolean;
  /** Whether the sidebar is open over the view, in a window too narrow to have it beside. */
  readonly drawer: boolean;
  readonly inspector: boolean;
  /** A field of the claim details that a key asked for; the details focus it and clear it. */
  readonly focusField: '' | 'statement' | 'note' | 'topics' | 'evidence' | 'verdict';
  readonly toasts: readonly Toast[];
  readonly activity: readonly Toast[];
  readonly alerts: readonly string[];
  /** Filter of the claims view, kept while moving between views. */
  readonly claimFilter: string;
  /** Claims that the keys of the claims table and its "Who says this?" act on: the selected rows, else the row in hand. */
  readonly tableClaims: readonly string[];
  /** What a key asked of the claims table; the table does it and clears it. */
  readonly tableAsk: '' | 'verdict' | 'topic' | 'statement';
  /** The view an analyst came from when opening something in the text; '' when there is no way back to offer. */
  readonly backTo: '' | 'claims' | 'speakers' | 'search' | 'agreement';
  readonly searchQuery: string;
}

export const initialUiState: UiState = {
  view: 'read',
  sourceId: '',
  claimId: '',
  speakerId: '',
  selection: null,
  colourBy: 'speaker',
  onlySpeaker: '',
  showSetAside: false,
  who: null,
  overlay: '',
  sidebar: true,
  drawer: false,
  inspector: true,
  focusField: '',
  toasts: [],
  activity: [],
  alerts: [],
  claimFilter: '',
  tableClaims: [],
  tableAsk: '',
  backTo: '',
  searchQuery: '',
};

/** What commands may ask of the reading surface. Offsets are UTF-16 units of the source text. */
export interface ReaderHandle {
  focus(): void;
  /** Brings a place into view and flashes it; moves the text cursor there. */
  show(span: Span): void;
  /** Selected words (snapped to words when wanted), or null when nothing is selected. */
  selection(): TextSelection | null;
  clearSelection(): void;
  /** The text cursor. */
  caret(): number;
  /** The sentence around the text cursor. */
  sentenceAtCaret(): Span | null;
  /** The text on screen, or null while it is being read. */
  text(): SourceText | null;
  /** Begins adjusting the edges of the claim in hand by keyboard. */
  adjustEdges(): void;
  /** Opens a note on the selected words. */
  noteOnSelection(): void;
  find(): void;
  findNext(direction: 1 | -1): void;
}
