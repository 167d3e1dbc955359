import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type AttributionModel, loadAttributionModel } from '../../renderer/attribution/attribution-model.ts';

/** Beside the built program, or in the sources when it runs from them. */
const places = ['./attribution.weights', '../../renderer/attribution/model/attribution.weights'];

let loading: Promise<AttributionModel> | undefined;

/** The learned weights, read once. @throws Error when the file is missing or damaged. */
export function attributionWeights(): Promise<AttributionModel> {
  loading ??= load();
  return loading;
}

async function load(): Promise<AttributionModel> {
  const path = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((candidate) => existsSync(candidate));
  if (!path) throw new Error('attribution.weights is missing: run "npm run build"');
  return loadAttributionModel(await readFile(path));
}
