// Puts the table of claims into a weights file.   node assemble.mjs IN.weights CLAIMS.table OUT.weights
import { readFileSync, writeFileSync } from 'node:fs';
import { readSections } from '../model-file.ts';
import { packSections } from './write-model.mjs';

const [input, claims, out] = process.argv.slice(2);
const sections = new Map(readSections(readFileSync(input)));
sections.set('claims', readFileSync(claims));
writeFileSync(out, packSections([...sections]));
