import type { Claim } from './claim.ts';
import type { Source } from './source.ts';

/** The id that all versions of a source share: that of the first. */
export function firstIdOf(source: Pick<Source, 'id' | 'revision'>): string {
  return source.revision?.firstId ?? source.id;
}

/** 1 for a source as first imported, 2, 3, ... for the versions after it. */
export function versionNumber(source: Pick<Source, 'revision'>): number {
  return source.revision?.number ?? 1;
}

/** The sources of a case by what they are versions of. */
export class SourceVersions {
  readonly #families = new Map<string, Source[]>();
  readonly #firstIds = new Map<string, string>();

  constructor(sources: Iterable<Source>) {
    for (const source of sources) {
      const firstId = firstIdOf(source);
      this.#firstIds.set(source.id, firstId);
      const family = this.#families.get(firstId);
      if (family) family.push(source);
      else this.#families.set(firstId, [source]);
    }
    for (const family of this.#families.values()) {
      family.sort((a, b) => versionNumber(a) - versionNumber(b) || a.importedAt.localeCompare(b.importedAt) || (a.id < b.id ? -1 : 1));
    }
  }

  /** All versions of the source that one of them belongs to, oldest first; none for an unknown id. */
  of(sourceId: string): readonly Source[] {
    return this.#families.get(this.#firstIds.get(sourceId) ?? '') ?? [];
  }

  newest(sourceId: string): Source | undefined {
    return this.of(sourceId).at(-1);
  }

  isNewest(sourceId: string): boolean {
    return this.newest(sourceId)?.id === sourceId;
  }

  /** The version before one, if it is kept. */
  before(sourceId: string): Source | undefined {
    const family = this.of(sourceId);
    return family[family.findIndex((source) => source.id === sourceId) - 1];
  }

  /** The newest version of each source, by when the first one was imported. What lists of sources show. */
  listed(): readonly Source[] {
    return this.inOrder().filter((source) => this.isNewest(source.id));
  }

  /** Every version, those of one source together. */
  inOrder(): readonly Source[] {
    const title = (source: Source | undefined) => source?.title || source?.fileName || '';
    return [...this.#families.values()]
      .sort(
        (a, b) =>
          (a[0]?.importedAt ?? '').localeCompare(b[0]?.importedAt ?? '') ||
          title(a[0]).localeCompare(title(b[0])) ||
          ((a[0]?.id ?? '') < (b[0]?.id ?? '') ? -1 : 1),
      )
      .flat();
  }
}

/** Whether a claim waits for the analyst to say where it stands in the newest version of its source. */
export function needsPlacing(claim: Pick<Claim, 'placement'>): boolean {
  return claim.placement?.settled === false;
}
