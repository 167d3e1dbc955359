import { wordNamespaces } from './word-package.ts';

const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="${name}"/>`;

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

const spacing = (before: number, after: number, line = 276) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

/** Word's own names, so that its navigation, contents list and style sets know them. */
const paragraphStyles: readonly Style[] = [
  { id: 'Normal', name: 'Normal', paragraph: spacing(0, 120), run: `${font('Georgia')}${size(22)}` },
  { id: 'Title', name: 'Title', basedOn: 'Normal', next: 'Normal', paragraph: spacing(0, 120, 240), run: `<w:b/><w:bCs/>${size(40)}` },
  ...[1, 2, 3].map((level) => ({
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: `<w:keepNext/>${spacing(level === 1 ? 360 : 240, 120)}<w:outlineLvl w:val="${level - 1}"/>`,
    run: `${font('Calibri')}<w:b/><w:bCs/>${size([32, 26, 24][level - 1] ?? 24)}`,
  })),
  { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', paragraph: spacing(0, 160), run: '<w:color w:val="54595E"/>' },
  { id: 'Quote', name: 'Quote', basedOn: 'Normal', paragraph: '<w:ind w:left="480" w:right="480"/>' },
  { id: 'ListParagraph', name: 'List Paragraph', basedOn: 'Normal', paragraph: '<w:ind w:left="360"/>' },
  { id: 'Aside', name: 'Set aside', basedOn: 'Normal', run: `<w:i/><w:iCs/><w:color w:val="54595E"/>${size(18)}` },
  { id: 'Term', name: 'Term', basedOn: 'Normal', next: 'Normal', paragraph: `<w:keepNext/>${spacing(160, 40)}`, run: '<w:b/><w:bCs/>' },
  { id: 'Logo', name: 'Logo', basedOn: 'Normal', paragraph: spacing(0, 240, 240) },
  { id: 'Header', name: 'header', basedOn: 'Normal', run: `${font('Calibri')}<w:color w:val="54595E"/>${size(17)}` },
  { id: 'Footer', name: 'footer', basedOn: 'Normal', run: `${font('Calibri')}<w:color w:val="54595E"/>${size(17)}` },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: `<w:keepNext/>${spacing(240, 80)}`,
    run: `${font('Calibri')}<w:b/><w:bCs/>${size(24)}`,
  },
  { id: 'TableText', name: 'Table Text', basedOn: 'Normal', paragraph: spacing(40, 40, 252), run: `${font('Calibri')}${size(19)}` },
  { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', paragraph: spacing(60, 0) },
  { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', paragraph: `${spacing(0, 0)}<w:ind w:left="240"/>` },
  { id: 'CommentText', name: 'annotation text', basedOn: 'Normal', run: `${font('Calibri')}${size(20)}` },
  { id: 'FootnoteText', name: 'footnote text', basedOn: 'Normal', paragraph: spacing(0, 0, 240), run: size(18) },
];

const characterStyles: readonly Style[] = [
  { id: 'CommentReference', name: 'annotation reference', run: size(16) },
  { id: 'FootnoteReference', name: 'footnote reference', run: '<w:vertAlign w:val="superscript"/>' },
  { id: 'Hyperlink', name: 'Hyperlink', run: '<w:color w:val="1F5FA8"/><w:u w:val="single"/>' },
];

function style(kind: 'paragraph' | 'character', one: Style): string {
  return [
    `<w:style w:type="${kind}" w:styleId="${one.id}"${one.id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${one.name}"/>`,
    one.basedOn === undefined ? '' : `<w:basedOn w:val="${one.basedOn}"/>`,
    one.next === undefined ? '' : `<w:next w:val="${one.next}"/>`,
    '<w:qFormat/>',
    one.paragraph === undefined ? '' : `<w:pPr>${inOrder(one.paragraph)}</w:pPr>`,
    one.run === undefined ? '' : `<w:rPr>${one.run}</w:rPr>`,
    '</w:style>',
  ].join('');
}

/** The schema wants paragraph properties in its own order: keepNext, spacing, ind, outlineLvl. */
function inOrder(properties: string): string {
  const order = ['w:keepNext', 'w:spacing', 'w:ind', 'w:outlineLvl'];
  const found = properties.match(/<[^>]+\/>/g) ?? [];
  const rank = (tag: string) => order.findIndex((name) => tag.startsWith(`<${name}`));
  return found.toSorted((a, b) => rank(a) - rank(b)).join('');
}

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="C9C9C4"/>`;

/** `word/styles.xml`. */
export function wordStyles(language: string): string {
  // without Unicode extensions, which Word does not know
  const tag = language.split('-u-')[0] ?? language;
  return [
    `<w:styles${wordNamespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="${tag}" w:bidi="${tag}"/></w:rPr></w:rPrDefault></w:docDefaults>`,
    ...paragraphStyles.map((one) => style('paragraph', one)),
    ...characterStyles.map((one) => style('character', one)),
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders></w:tblPr></w:style>`,
    '</w:styles>',
  ].join('');
}
