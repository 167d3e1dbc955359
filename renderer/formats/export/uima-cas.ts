import { chosenCase } from './chosen-case.ts';
import { exportOf } from './export-format.ts';
import { exportList } from './export-list.ts';
import { jsonParts } from './json-pieces.ts';
import { filesOfSources } from './source-files.ts';
import type { GraphedSource } from './span-graphs.ts';
import { xml } from './xml-writer.ts';
import { zipPieces } from './zip-files.ts';

const namespace = 'hearsay';
/** Features of a content: what is known of the claim. Numbered ones belong to a second attribution or topic. */
const factNames = ['statement', 'verdict', 'confidence', 'statedAt', 'note', 'noContent', 'author', 'createdAt'] as const;
const numberedNames = ['topic', 'attribution', 'speaker', 'quotation', 'role', 'via'] as const;

/**
 * A CAS as JSON (UIMA CAS JSON 0.4). Offsets are UTF-16 units, as UIMA counts. Cues, speaker words and further parts are annotations that
 * point at their content.
 * @see https://github.com/apache/uima-uimaj-io-jsoncas
 */
function casJson({ source, text, graph }: GraphedSource): unknown {
  const links = new Map(graph.links.map((link) => [link.to, link]));
  const features = [...new Set(graph.spans.flatMap((one) => Object.keys(one.facts)))];
  const string = (name: string) => ({ [name]: { '%NAME': name, '%RANGE': 'uima.cas.String' } });
  const type = (label: string, own: readonly object[]) => ({
    [`${namespace}.${label}`]: Object.assign({ '%NAME': `${namespace}.${label}`, '%SUPER_TYPE': 'uima.tcas.Annotation' }, ...own),
  });
  const ref = { content: { '%NAME': 'content', '%RANGE': `${namespace}.Content` } };
  const idOf = (id: string) => Number(id) + 2;
  return {
    '%TYPES': {
      ...type('Content', features.map(string)),
      ...type('Cue', [ref, string('link')]),
      ...type('Source', [ref, string('link')]),
    },
    '%FEATURE_STRUCTURES': [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text/plain', sofaString: text },
      {
        '%ID': 2,
        '%TYPE': 'uima.tcas.DocumentAnnotation',
        '@sofa': 1,
        begin: 0,
        end: text.length,
        language: source.language || 'x-unspecified',
      },
      ...graph.spans.map(({ id, label, span, facts }) => {
        const link = links.get(id);
        return {
          '%ID': idOf(id),
          '%TYPE': `${namespace}.${label}`,
          '@sofa': 1,
          begin: span.start,
          end: span.end,
          ...(link ? { '@content': idOf(link.from), link: link.type } : {}),
          ...facts,
        };
      }),
    ],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, ...graph.spans.map((one) => idOf(one.id))] } },
  };
}

function casXmi({ source, text, graph }: GraphedSource): string {
  const links = new Map(graph.links.map((link) => [link.to, link]));
  const idOf = (id: string) => Number(id) + 2;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(
    'xmi:XMI',
    {
      'xmlns:xmi': 'http://www.omg.org/XMI',
      'xmlns:cas': 'http:///uima/cas.ecore',
      'xmlns:tcas': 'http:///uima/tcas.ecore',
      [`xmlns:${namespace}`]: `http:///${namespace}.ecore`,
      'xmi:version': '2.0',
    },
    xml('cas:NULL', { 'xmi:id': 0 }),
    xml('tcas:DocumentAnnotation', { 'xmi:id': 2, sofa: 1, begin: 0, end: text.length, language: source.language || 'x-unspecified' }),
    ...graph.spans.map(({ id, label, span, facts }) => {
      const link = links.get(id);
      const own = link ? { content: idOf(link.from), link: link.type } : {};
      return xml(`${namespace}:${label}`, { 'xmi:id': idOf(id), sofa: 1, begin: span.start, end: span.end, ...own, ...facts });
    }),
    xml('cas:Sofa', { 'xmi:id': 1, sofaNum: 1, sofaID: '_InitialView', mimeType: 'text/plain', sofaString: text }),
    xml('cas:View', { sofa: 1, members: [2, ...graph.spans.map((one) => idOf(one.id))].join(' ') }),
  )}\n`;
}

/** The type system that XMI files need beside them: every feature that any content of the case has. */
function typeSystem(features: ReadonlySet<string>): string {
  const feature = (name: string, range: string) =>
    `<featureDescription><name>${name}</name><description/><rangeTypeName>${range}</rangeTypeName></featureDescription>`;
  const type = (name: string, own: readonly string[]) =>
    `<typeDescription><name>${namespace}.${name}</name><description/><supertypeName>uima.tcas.Annotation</supertypeName><features>${own.join('')}</features></typeDescription>`;
  const linked = [feature('content', `${namespace}.Content`), feature('link', 'uima.cas.String')];
  const contents = [...features].map((name) => feature(name, 'uima.cas.String'));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>${type('Content', contents)}${type('Cue', linked)}${type('Source', linked)}</types></typeSystemDescription>\n`;
}

export const uimaCasJsonExport = exportOf(exportList.uimaCasJson, (whole, options, work) =>
  zipPieces(
    filesOfSources(
      chosenCase(whole, options),
      '.json',
      function* (graphed) {
        yield* jsonParts(casJson(graphed), 1);
        yield '\n';
      },
      work,
    ),
  ),
);

export const uimaCasXmiExport = exportOf(exportList.uimaCasXmi, (whole, options, work) => {
  const features = new Set<string>([...factNames, ...numberedNames]);
  const write = (graphed: GraphedSource) => {
    for (const one of graphed.graph.spans) for (const fact of Object.keys(one.facts)) features.add(fact);
    return [casXmi(graphed)];
  };
  const entries = function* () {
    yield* filesOfSources(chosenCase(whole, options), '.xmi', write, work);
    yield { path: 'TypeSystem.xml', content: [typeSystem(features)] };
  };
  return zipPieces(entries());
});
