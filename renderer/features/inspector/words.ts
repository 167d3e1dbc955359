import type { AttributionRole, Quotation, Stance } from '../../domain/claim.ts';
import type { SpeakerKind } from '../../domain/speaker.ts';

/** How kinds of speakers are called on screen. */
export const kindNames: Record<SpeakerKind, string> = {
  person: 'Person',
  organisation: 'Organisation',
  document: 'Document',
  unnamed: 'Unnamed source',
  outlet: 'The article itself',
};

export const quotationNames: Record<Quotation, string> = { direct: 'Direct', indirect: 'Indirect', mixed: 'Mixed' };

export const roleNames: Record<AttributionRole, string> = {
  original: 'Original speaker',
  'quoted-by': 'Quoted by',
  outlet: 'The outlet itself',
};

export const stanceNames: Record<Stance, string> = { supports: 'Supports', refutes: 'Refutes', context: 'Context' };

export const confidenceNames = ['Low', 'Moderate', 'High'] as const;
