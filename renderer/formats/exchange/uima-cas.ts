import type { Span } from '../../domain/schema.ts';
import { z } from '../../domain/schema.ts';
import { ImportRefusal } from '../import/import-format.ts';
import { childOf, childrenOf, readXml } from '../import/office/xml-tree.ts';
import { baseName, type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJson, stem } from './exchange-format.ts';
import { type FoundClaim, type FoundSource, LeavingOut } from './found-case.ts';
import { GraphReading, type LabelledSpan, type SpanLink } from './span-graph.ts';

/** A feature structure, whichever way it was written: its type, and its features as text. References keep their target's id. */
interface Structure {
  readonly id: string;
  readonly type: string;
  readonly features: ReadonlyMap<string, string>;
  /** Ids of other structures that features lead to, where the file tells them from numbers; of an array under `elements`. */
  readonly refs?: ReadonlyMap<string, readonly string[]>;
}

const structureSchema = z.looseObject({ '%TYPE': z.string(), '%ID': z.union([z.number(), z.string()]).optional() });
const casSchema = z.looseObject({ '%FEATURE_STRUCTURES': z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) });

/** CAS files of UIMA and INCEpTION: JSON and XMI, one or many. Annotations become claims under a topic of their type. UTF-16 offsets. */
export const uimaCas: ExchangeFormat = {
  id: 'uima-cas',
  label: 'UIMA CAS',
  recognise(files) {
    const heads = files.map((file) => headOf(file, 20_000));
    return heads.some((head) => /"%(?:TYPES|FEATURE_STRUCTURES|HEADER)"/.test(head) || /<xmi:XMI\b/.test(head)) ? 0.97 : 0;
  },
  read(files) {
    const leaving = new LeavingOut();
    const reading = new GraphReading();
    const sources: FoundSource[] = [];
    const claims: FoundClaim[] = [];
    for (const file of files) {
      const structures = /^\s*\{/.test(headOf(file, 200)) ? ofJson(file) : ofXmi(file);
      for (const text of textsOf(structures, leaving)) {
        const key = `${file.name} ${text.key}`;
        sources.push({ key, fileName: `${stem(baseName(file.name))}.txt`, text: text.text, facts: text.facts, note: '' });
        for (const claim of reading.claims(key, text.text, text)) claims.push(claim);
      }
    }
    if (sources.length === 0 && leaving.list.length === 0) throw new ExchangeRefusal('holds no text');
    return reading.found(sources, claims, leaving);
  },
};

function ofJson(file: ExchangeFile): Structure[] {
  const cas = casSchema.safeParse(readJson(file.bytes));
  if (!cas.success) return [];
  const all = cas.data['%FEATURE_STRUCTURES'];
  const entries = Array.isArray(all) ? all.map((one, i) => [String(i + 1), one] as const) : Object.entries(all);
  return entries.flatMap(([key, value]): Structure[] => {
    const one = structureSchema.safeParse(value);
    if (!one.success) return [];
    const features = Object.entries(one.data).flatMap(([name, feature]): [string, string][] => {
      if (name.startsWith('%') || (name.startsWith('@') && !placing.has(name.slice(1)))) return [];
      const plain = name.replace(/^[@^]/, '');
      return typeof feature === 'string' || typeof feature === 'number' || typeof feature === 'boolean' ? [[plain, String(feature)]] : [];
    });
    const refs = Object.entries(one.data).flatMap(([name, held]): [string, string[]][] => {
      const isRef = name.startsWith('@') && !placing.has(name.slice(1));
      const isArray = name === '%ELEMENTS' && !/(?:Integer|Float|String|Boolean|Byte|Short|Long|Double)/.test(one.data['%TYPE']);
      const ids = [held].flat().filter((id) => typeof id === 'number' || typeof id === 'string');
      return isRef || isArray ? [[isArray ? 'elements' : name.slice(1), ids.map(String)]] : [];
    });
    return [{ id: String(one.data['%ID'] ?? key), type: one.data['%TYPE'], features: new Map(features), refs: new Map(refs) }];
  });
}

function ofXmi(file: ExchangeFile): Structure[] {
  try {
    const root = childOf(readXml(file.bytes), 'XMI');
    return childrenOf(root).map((one) => ({ id: one.attributes.get('id') ?? '', type: one.name, features: one.attributes }));
  } catch (error) {
    throw new ExchangeRefusal(error instanceof ImportRefusal ? error.reason : 'is not XML that can be read');
  }
}

interface CasText {
  readonly key: string;
  readonly text: string;
  readonly facts: { readonly language?: string; readonly title?: string };
  readonly spans: readonly LabelledSpan[];
  readonly links: readonly SpanLink[];
}

/** Features that say where an annotation is or what it belongs to, not what it says. */
const placing = new Set(['sofa', 'begin', 'end', 'id', 'content', 'link']);

function textsOf(structures: readonly Structure[], leaving: LeavingOut): CasText[] {
  const last = (type: string) => type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf(':')) + 1);
  const sofas = structures.filter((one) => last(one.type) === 'Sofa');
  const byId = new Map(structures.map((one) => [one.id, one]));
  const without = sofas.filter((sofa) => sofa.features.get('sofaString') === undefined);
  const texts = sofas.flatMap((sofa): CasText[] => {
    const text = sofa.features.get('sofaString');
    if (text === undefined) return [];
    const spans: LabelledSpan[] = [];
    const links: SpanLink[] = [];
    let language = '';
    let title = '';
    for (const one of structures) {
      const span = spanOf(one);
      if (!span || (one.features.get('sofa') ?? sofa.id) !== sofa.id) continue;
      const label = last(one.type);
      if (label === 'DocumentAnnotation' || label === 'DocumentMetaData') {
        const stated = one.features.get('language') ?? '';
        language = stated === 'x-unspecified' ? '' : stated;
        title = one.features.get('documentTitle') ?? '';
        continue;
      }
      // words and sentences are how a program cut the text, not what somebody marked in it
      if (label === 'Token' || label === 'Sentence' || label === 'Paragraph') {
        leaving.add('tokens and sentences', 'they are how a program cut the text');
        continue;
      }
      if (span.start >= span.end || span.end > text.length) {
        leaving.add('annotations', 'their place is not inside their text');
        continue;
      }
      const content = one.features.get('content');
      if (content !== undefined) links.push({ from: content, to: one.id, type: one.features.get('link') ?? '' });
      const facts = Object.fromEntries([
        ...[...one.features].filter(([name]) => !placing.has(name)),
        ...[...(one.refs ?? [])].map(([name, ids]) => [name, listed(ids, (id) => wordsOf(id, text, byId))] as const),
      ]);
      spans.push({ id: one.id, label: label === 'Annotation' ? '' : label, span, facts });
    }
    return [{ key: sofa.features.get('sofaID') ?? sofa.id, text, facts: { language, title }, spans, links }];
  });
  if (texts.length === 0)
    leaving.add('annotations', 'the text they are about is not in the file', structures.filter(spanOf).length + without.length);
  return texts;
}

/** The first of a list in words; that there are more is said. A file made to do harm has lists of everything in everything. */
function listed(ids: readonly string[], words: (id: string) => string): string {
  const said = ids.slice(0, 20).map(words);
  return [...said.filter((one) => one !== ''), ...(ids.length > 20 ? [`and ${ids.length - 20} more`] : [])].join('; ');
}

/** What a reference leads to, in words: those it marks, of an array all of them, of a link its role and its target. */
function wordsOf(id: string, text: string, byId: ReadonlyMap<string, Structure>, depth = 0): string {
  const one = byId.get(id);
  if (!one || depth > 2) return '';
  const span = spanOf(one);
  if (span) return text.slice(span.start, Math.min(span.end, span.start + 1000)).toWellFormed();
  const inside = listed([...(one.refs?.values() ?? [])].flat(), (each) => wordsOf(each, text, byId, depth + 1));
  const said = [...one.features].filter(([name]) => !placing.has(name)).map(([, value]) => value);
  return [said.join(', '), inside].filter((words) => words !== '').join(': ');
}

function spanOf(one: Structure): Span | undefined {
  const [start, end] = [Number(one.features.get('begin') ?? Number.NaN), Number(one.features.get('end') ?? Number.NaN)];
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 ? { start, end } : undefined;
}
