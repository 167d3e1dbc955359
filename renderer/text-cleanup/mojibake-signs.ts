/**
 * Which sequences of characters hardly ever stand in a text that was decoded rightly. The signs and the character groups follow the heuristic of
 * ftfy 6 by Robyn Speer (https://ftfy.readthedocs.io/en/latest/heuristic.html), where each was tried on large samples of real text; written anew.
 */

const group = {
  /** Ordinary signs of the Latin-1 range and General Punctuation; a sign of trouble only among others. */
  common: '\u00a0\u00ad\u00b7\u00b4–—―…’',
  control: '\u0080-\u009f',
  /** Hardly used except by accident. */
  odd: '¦¤¨¬¯¸ƒˆˇ˘˛˜†‡‰⌐◊\uFFFDªº',
  law: '¶§',
  money: '¢£¥₧€',
  opening: '¡«¿©΄΅‘‚“„•‹\uf8ff',
  closing: '®»˝”›™',
  number: '²³¹±¼½¾×µ÷⁄∂∆∏∑√∞∩∫≈≠≡≤≥№',
  /** Letters and the degree sign that people draw faces with. */
  face: 'Ò-ÖÙ-Üò-öø-üŐŌŪŲ°',
  upperAccent: 'À-ÑØÜÝĂĀĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒŘŚŞŠŢŤŮŰŸŹŻŽҐ',
  lowerAccent: 'ßà-ñăąāćčďđęěēėğģįīķĺľłļœŕśşšťüźżžґﬁﬂ',
  upperOther: 'ÞΑ-ΩΆΈΉΊΌΎΏΪΫЁ-Я',
  lowerOther: 'α-ωάέήίΰа-џ',
  box: '│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓',
};

function signs(): string[] {
  const { common, control, odd, law, money, opening, closing, number, face, upperAccent, lowerAccent, upperOther, lowerOther, box } = group;
  const any = (...parts: string[]) => `[${parts.join('')}]`;
  const beside = any(lowerAccent, upperAccent, box, opening, closing, money, number, law);
  const arabicTail = any(common, money, odd, number, opening, 'ŸŠ®°µ»');
  return [
    any(control),
    any(beside.slice(1, -1), odd) + any(odd),
    any('a-zA-Z') + any(lowerOther, upperOther) + any(odd),
    any(odd) + beside,
    any(lowerAccent, lowerOther, box, closing, money, number) + any(upperAccent),
    any(box, closing, money, number) + any(lowerAccent),
    any(lowerAccent, box, closing) + any(money),
    `\\s${any(upperAccent)}${any(money)}`,
    any(upperAccent, box) + any(number, law),
    any(lowerAccent, upperAccent, box, money, closing) + any(opening) + any(number),
    any(lowerAccent, upperAccent, money, number, box, law) + any(closing) + any(opening),
    any(money, number, box) + any(opening),
    `[a-z]${any(upperAccent)}${any(opening, money)}`,
    any(box) + any(face),
    any(lowerAccent, upperAccent, money, number, opening, closing, law) + any(box),
    any(box) + any(closing),
    `${any(lowerAccent, upperAccent)}${any(opening, closing)}[\\p{L}\\p{N}_]`,
    '[Œœ][^A-Za-z]',
    `${any(upperAccent)}°`,
    // Two-character sequences of Windows-1252 that the groups leave out.
    `[ÂÃÎÐ]${any('€œŠš¢£Ÿž\u00a0\u00ad®©°·»', opening, closing, '–—´')}`,
    '×[²³]',
    `[ØÙ]${arabicTail}[ØÙ]${arabicTail}`,
    'à[²µ¹¼½¾]',
    // Mac Roman.
    '√[±∂†≠®™´≤≥¥µø]',
    '≈[°¢]',
    '‚Ä[ìîïòôúùû†°¢π]',
    '‚[âó][àä°ê]',
    // Windows-1251: General Punctuation; Latin-1 or Cyrillic letters in a row; twice broken Latin-1.
    'вЂ',
    `[ВГРС]${any(control, odd, opening, closing, money, '°µ')}[ВГРС]`,
    'ГўВЂВ.[A-Za-z ]',
    // Windows-1251 or 1253 where the text is Latin: a Cyrillic or Greek capital inside a word, or one with a sign that begins a word.
    `[A-Za-z][ГД][${cyrillicTail}]`,
    '[a-z][Γ][¤¥¦§©«¬®±²³΄µ¶·Ί½\u00a0]',
    '[ГΓ][¤¥§©¦¶±µ·][a-z]',
    // Windows-1251 where the text is Hebrew, Arabic or Greek: one lead again and again.
    `(?:Ч[${cyrillicTail}]){3}`,
    `(?:[ШЩ][${cyrillicTail}]){3}`,
    `(?:[ОП][${cyrillicTail}]){4}`,
    // à, á and the no-break space itself, also where the no-break space has become a space.
    'Ã[\u00a0¡]',
    '[a-z]\\s?[ÃÂ] ',
    '^[ÃÂ] ',
    `[a-z.,?!${closing}]Â${any(' ', opening, closing)}`,
    // Windows-1253, and the same read by two pages at once (β from the Greek page, œ or ” from the Western).
    'β€[™\u00a0Ά\u00ad®°]',
    `[ΒΓΞΟ]${any(control, odd, opening, closing, money, '°')}[ΒΓΞΟ]`,
    '[βв][€Ђ][œžšťķ“”˜¦]',
    // Windows-1257.
    'ā€',
  ];
}

/** Characters of Windows-1251 that stand for the later bytes of UTF-8; closing marks, which may well follow a capital, left out. */
const cyrillicTail = 'ЂЃ‚ѓ€‰Љ‹ЊЌЋЏђ™љњќћџЎўЈ¤Ґ¦§Ё©Є¬®Ї°±Ііґµ¶·ё№єјЅѕї\u00a0';

let pattern: RegExp | undefined;

/** Whether a text has a sequence that hardly stands there rightly. */
export function looksBroken(text: string): boolean {
  pattern ??= new RegExp(signs().join('|'), 'u');
  return pattern.test(text);
}
