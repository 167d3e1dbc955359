import { readFileSync } from 'node:fs';
import { type AttributionModel, loadAttributionModel } from '../../../renderer/attribution/attribution-model.ts';

let model: AttributionModel | undefined;

/** The shipped weights, unpacked once for all tests of a file. */
export function learnedModel(): AttributionModel {
  model ??= loadAttributionModel(readFileSync(new URL('../../../renderer/attribution/model/attribution.weights', import.meta.url)));
  return model;
}
