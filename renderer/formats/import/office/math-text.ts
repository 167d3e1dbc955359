import { childOf, childrenOf, textWithin, type XmlElement } from './xml-tree.ts';

const raised = new Map(Array.from('0123456789+-−=()ni', (character, index) => [character, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ')[index] ?? '']));
const lowered = new Map(Array.from('0123456789+-−=()', (character, index) => [character, Array.from('₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')[index] ?? '']));

/** Characters put higher or lower where there are such, or else after a mark. */
function shifted(text: string, table: ReadonlyMap<string, string>, mark: string): string {
  const characters = Array.from(text);
  if (text === '') return '';
  if (characters.every((character) => table.has(character))) return characters.map((character) => table.get(character)).join('');
  return characters.length === 1 ? `${mark}${text}` : `${mark}(${text})`;
}

const bracketed = (text: string) => (Array.from(text).length <= 1 || /^[\p{L}\p{N}.]+$/u.test(text) ? text : `(${text})`);
const fraction = (top: string, bottom: string) => `${bracketed(top)}/${bracketed(bottom)}`;

/** Deeper formulas are not read: what is that deep was made to do harm. */
const deepest = 100;

/** Elements of a formula that are no part of what is shown. */
const unseen = new Set([
  'annotation',
  'annotation-xml',
  'rPr',
  'ctrlPr',
  'sSupPr',
  'sSubPr',
  'sSubSupPr',
  'fPr',
  'radPr',
  'naryPr',
  'dPr',
  'funcPr',
  'mPr',
  'del',
  'moveFrom',
]);

/** A formula as one line of text, from Word's mathematics (ECMA-376 part 1, clause 22.1) or from MathML: `a² + b² = c²`, `(a+b)/2`. */
export function mathText(element: XmlElement, depth = 0): string {
  if (depth > deepest) return '';
  const own = childrenOf(element).filter((child) => !unseen.has(child.name));
  const parts = own.map((child) => () => mathText(child, depth + 1));
  const part = (index: number) => parts[index]?.() ?? '';
  const named = (name: string) => {
    const child = childOf(element, name);
    return child === undefined ? '' : mathText(child, depth + 1);
  };
  switch (element.name) {
    case 't':
    case 'mi':
    case 'mn':
    case 'mtext':
    case 'ms':
      return textWithin(element).replace(/[\r\n]+/g, ' ');
    case 'mo': {
      const sign = textWithin(element).trim();
      return /^(?:[=+−<>≤≥≠≈→⇒±×]|-|:)$/.test(sign) ? ` ${sign} ` : sign;
    }
    case 'msup':
      return part(0) + shifted(part(1), raised, '^');
    case 'msub':
      return part(0) + shifted(part(1), lowered, '_');
    case 'msubsup':
      return part(0) + shifted(part(1), lowered, '_') + shifted(part(2), raised, '^');
    case 'mfrac':
      return fraction(part(0), part(1));
    case 'msqrt':
      return `√${bracketed(parts.map((each) => each()).join(''))}`;
    case 'mroot':
      return `${shifted(part(1), raised, '^')}√${bracketed(part(0))}`;
    case 'mfenced':
      return `${element.attributes.get('open') ?? '('}${parts.map((each) => each()).join(', ')}${element.attributes.get('close') ?? ')'}`;
    case 'sSup':
      return named('e') + shifted(named('sup'), raised, '^');
    case 'sSub':
      return named('e') + shifted(named('sub'), lowered, '_');
    case 'sSubSup':
      return named('e') + shifted(named('sub'), lowered, '_') + shifted(named('sup'), raised, '^');
    case 'f':
      return fraction(named('num'), named('den'));
    case 'rad':
      return `${shifted(named('deg'), raised, '^')}√${bracketed(named('e'))}`;
    case 'nary': {
      const sign = childOf(childOf(element, 'naryPr'), 'chr')?.attributes.get('val') ?? '∫';
      return `${sign}${shifted(named('sub'), lowered, '_')}${shifted(named('sup'), raised, '^')} ${named('e')}`;
    }
    case 'd': {
      const edge = (name: string, otherwise: string) => childOf(childOf(element, 'dPr'), name)?.attributes.get('val') ?? otherwise;
      return `${edge('begChr', '(')}${parts.map((each) => each()).join(edge('sepChr', '|'))}${edge('endChr', ')')}`;
    }
    case 'func':
      return `${named('fName')} ${named('e')}`;
    case 'mtr':
    case 'mr':
      return `${parts.map((each) => each()).join(', ')}; `;
    default:
      return parts.map((each) => each()).join('');
  }
}
