import { ModelFileError, readSections, readTable, section, type WeightTable } from './model-file.ts';
import { readWordClasses, type WordClasses } from './word-kinds.ts';

/** Everything learned, unpacked. About 12 MB in memory; load it once. */
export interface AttributionModel {
  readonly classes: WordClasses;
  readonly tagger: WeightTable;
  readonly cue: WeightTable;
  readonly cueBias: number;
  readonly node: WeightTable;
  readonly edge: WeightTable;
  readonly accept: WeightTable;
  readonly acceptBias: number;
  /** Which sentences are worth checking. */
  readonly claims: WeightTable;
  readonly claimsBias: number;
}

/** Unpacks `model/attribution.weights`. @throws ModelFileError if the bytes are not that file */
export function loadAttributionModel(bytes: Uint8Array): AttributionModel {
  const sections = readSections(bytes);
  const numbers = section(sections, 'numbers');
  const view = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  const claims = section(sections, 'claims');
  if (claims.length < 4) throw new ModelFileError('A table of weights is cut off.');
  return {
    classes: readWordClasses(section(sections, 'classes')),
    tagger: readTable(section(sections, 'tagger')),
    cue: readTable(section(sections, 'cue')),
    cueBias: view.getFloat32(0, true),
    node: readTable(section(sections, 'node')),
    edge: readTable(section(sections, 'edge')),
    accept: readTable(section(sections, 'accept')),
    acceptBias: view.getFloat32(4, true),
    claims: readTable(claims.subarray(4)),
    claimsBias: new DataView(claims.buffer, claims.byteOffset, 4).getFloat32(0, true),
  };
}
