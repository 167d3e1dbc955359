import type { PageGeometry } from '../formats/import/pdf/page-geometry.ts';

/** What the page worker is asked: to open a document, then to draw its pages; or, by itself, where its words stand. */
export type PageRequest =
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly password: string | undefined }
  | { readonly kind: 'draw'; readonly page: number; readonly scale: number }
  | { readonly kind: 'places'; readonly bytes: Uint8Array; readonly password: string | undefined; readonly text: string };

/** Width and height of a page as it is read, in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** An entry of the document's own contents. */
export interface OutlineEntry {
  readonly title: string;
  /** 0 for the outermost. */
  readonly level: number;
  readonly page: number;
}

export type PageAnswer =
  | { readonly kind: 'opened'; readonly pages: readonly PageSize[]; readonly outline: readonly OutlineEntry[] }
  | { readonly kind: 'drawn'; readonly picture: ImageBitmap }
  | { readonly kind: 'places'; readonly pages: readonly PageGeometry[] };
