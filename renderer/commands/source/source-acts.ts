import type { Code } from '../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { BoilerplateReason, Original, PassageNote, Source, SourceFacts, SourceText } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { Writer } from '../../storage/edit-journal.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { removeClaims } from '../claim/claim-acts.ts';
import type { Services } from '../services.ts';
import { type PlannedVersion, versionLabel, writeVersion } from './bring-version.ts';

/** Everything that an import brings into a case. */
export interface SourceBundle {
  readonly source: Source;
  readonly text: SourceText;
  readonly original: Original;
  /** Remarks that came with it, such as the comments of a Word document. */
  readonly notes?: readonly PassageNote[];
  /** Speakers of its turns that the register does not hold yet. */
  readonly speakers?: readonly Speaker[];
  /** What was highlighted in it, as claims. */
  readonly claims?: readonly Claim[];
  readonly attributions?: readonly Attribution[];
  readonly evidence?: readonly Evidence[];
  /** Topics of those claims that the codebook does not hold yet. */
  readonly codes?: readonly Code[];
}

/** Adds sources with their texts and original bytes, in one step. */
export function addSources(services: Services, bundles: readonly SourceBundle[]): Promise<void> {
  const first = bundles[0];
  if (!first) return Promise.resolve();
  const label =
    bundles.length === 1 ? `import ${first.source.title || first.source.fileName || 'source'}` : `import ${bundles.length} sources`;
  return services.open.journal.commit(label.slice(0, 400), (writer) => {
    for (const bundle of bundles) {
      writer.keepText(bundle.text, bundle.original);
      for (const speaker of bundle.speakers ?? []) writer.put('speakers', speaker);
      writer.put('sources', bundle.source);
      for (const note of bundle.notes ?? []) writer.put('notes', note);
      for (const claim of bundle.claims ?? []) writer.put('claims', claim);
      for (const row of bundle.attributions ?? []) writer.put('attributions', row);
      for (const row of bundle.evidence ?? []) writer.put('evidence', row);
      for (const code of bundle.codes ?? []) writer.put('codes', code);
    }
  });
}

/** What "Import all" brings in at once. */
export interface StoredSources {
  readonly sources: readonly Source[];
  /** New versions of sources of the case. */
  readonly versions: readonly PlannedVersion[];
  readonly speakers: readonly Speaker[];
  readonly notes: readonly PassageNote[];
  readonly claims: readonly Claim[];
  readonly attributions: readonly Attribution[];
  readonly evidence?: readonly Evidence[];
  readonly codes?: readonly Code[];
}

/**
 * Adds sources and new versions whose texts and original bytes are stored already (`journal.keepTexts`), with all that came with them, in
 * one step.
 */
export function addStoredSources(services: Services, stored: StoredSources): Promise<void> {
  if (stored.sources.length + stored.versions.length === 0) return Promise.resolve();
  return services.open.journal.commit(labelOf(services, stored).slice(0, 400), (writer) => {
    for (const speaker of stored.speakers) writer.put('speakers', speaker);
    for (const source of stored.sources) writer.put('sources', source);
    for (const note of stored.notes) writer.put('notes', note);
    for (const claim of stored.claims) writer.put('claims', claim);
    for (const row of stored.attributions) writer.put('attributions', row);
    for (const row of stored.evidence ?? []) writer.put('evidence', row);
    for (const code of stored.codes ?? []) writer.put('codes', code);
    for (const version of stored.versions) writeVersion(writer, version);
  });
}

function labelOf(services: Services, { sources, versions }: StoredSources): string {
  const [first] = sources;
  const [newer] = versions;
  if (!first)
    return newer && versions.length === 1 ? versionLabel(newer, services.open.inHand) : `bring in ${versions.length} new versions`;
  if (newer) return `import ${sources.length + versions.length} sources, ${newVersionsAmong(versions.length)}`;
  return sources.length === 1 ? `import ${first.title || first.fileName || 'source'}` : `import ${sources.length} sources`;
}

/** How many of the sources brought in are versions of what was there: "2 of them new versions". */
export const newVersionsAmong = (count: number) =>
  count === 1 ? 'one of them a new version' : `${count.toLocaleString('en')} of them new versions`;

/** Corrects what is known about a source, or its note. */
export function changeSource(
  services: Services,
  id: string,
  change: Partial<SourceFacts> & { readonly note?: string },
  join = '',
): Promise<void> {
  return services.open.journal.commit(
    'change source details',
    (writer) => {
      const row = writer.get('sources', id);
      if (row) writer.put('sources', { ...row, ...change });
    },
    join,
  );
}

/** Sets a block aside, or keeps it in again with `null`. */
export function setAside(services: Services, sourceId: string, blockStart: number, reason: BoilerplateReason | null): Promise<void> {
  return services.open.journal.commit(reason ? 'set text aside' : 'keep text', (writer) => {
    const row = writer.get('sources', sourceId);
    if (!row) return;
    const others = row.setAside.filter((entry) => entry.start !== blockStart);
    writer.put('sources', {
      ...row,
      setAside: reason ? [...others, { start: blockStart, reason }].sort((a, b) => a.start - b.start) : others,
    });
  });
}

/**
 * Removes a source with all its versions, claims, notes and mentions, in one step. Texts and original bytes stay in the database, for
 * undo.
 */
export function deleteSource(services: Services, sourceId: string): Promise<void> {
  const { inHand, journal } = services.open;
  const source = inHand.get('sources', sourceId);
  if (!source) return Promise.resolve();
  const versions = versionsOf(inHand).of(sourceId);
  const claims = versions.flatMap(({ id }) => [...inHand.everyClaimIn(id).values()].map((claim) => claim.id));
  return journal.commit(`delete source ${source.title || source.fileName}`.slice(0, 400), (writer) => {
    removeClaims(writer, inHand, claims);
    for (const { id } of versions) {
      for (const row of inHand.mentionsBySource.of(id)) writer.remove('mentions', row.id);
      for (const row of inHand.notesBySource.of(id)) writer.remove('notes', row.id);
      for (const row of inHand.decisionsBySource.of(id)) writer.remove('decisions', row.id);
      detachEvidence(writer, services, id);
      writer.remove('sources', id);
    }
  });
}

/** Evidence that stood in a deleted source becomes "cited, not held", so that its words stay with the claim. */
function detachEvidence(writer: Writer, services: Services, sourceId: string): void {
  const title = services.open.inHand.get('sources', sourceId)?.title ?? '';
  for (const row of services.open.inHand.all('evidence')) {
    if (row.sourceId === sourceId && writer.get('evidence', row.id)) {
      writer.put('evidence', { ...row, kind: 'cited', sourceId: '', spans: [], title: row.title || title });
    }
  }
}

/** Writes a note beside a passage. Returns its id. */
export function addPassageNote(services: Services, text: SourceText, span: Span, by: string): string {
  const note: PassageNote = {
    id: crypto.randomUUID(),
    caseId: text.caseId,
    sourceId: text.id,
    span,
    exact: text.text.slice(span.start, span.end),
    text: '',
    createdAt: new Date().toISOString(),
    createdBy: by,
  };
  void services.open.journal.commit('add note', (writer) => writer.put('notes', note));
  return note.id;
}

/** Changes the words of a passage note; an empty one is removed. */
export function changePassageNote(services: Services, id: string, text: string, join = ''): Promise<void> {
  return services.open.journal.commit(
    text === '' ? 'remove note' : 'change note',
    (writer) => {
      const row = writer.get('notes', id);
      if (!row) return;
      if (text === '' && join === '') writer.remove('notes', id);
      else writer.put('notes', { ...row, text });
    },
    join,
  );
}
