import type { SpeakerKind } from '../domain/speaker.ts';

/** The silhouette of a verdict: each has its own shape, so colour is never alone. `glyph` '' draws "not checked". */
export function VerdictGlyph({ glyph }: { readonly glyph: string }) {
  const shape = glyph === '' ? 'none' : glyph;
  return (
    <svg className={`v v-${shape}`} viewBox="0 0 14 14" aria-hidden="true">
      <use href={`#v-${shape}`} />
    </svg>
  );
}

const shapes: Record<SpeakerKind | 'open', string> = {
  person: 'person',
  organisation: 'org',
  document: 'doc',
  unnamed: 'group',
  outlet: 'voice',
  open: 'anon',
};

/** The marker of a speaker: shape by kind, colour by slot. */
export function SpeakerGlyph({
  kind,
  slot,
  large = false,
}: {
  readonly kind: SpeakerKind | 'open';
  readonly slot: number;
  readonly large?: boolean;
}) {
  return (
    <svg className={large ? 'k k-large' : 'k'} viewBox="0 0 10 10" data-slot={slot} aria-hidden="true">
      <use href={`#k-${shapes[kind]}`} />
    </svg>
  );
}
