/** How a group that begins with one of these words is read. Groups marked `\*` that are not listed are passed over, as the format asks. */
export type Destination =
  | 'skip'
  | 'through'
  | 'capture'
  | 'label'
  | 'note'
  | 'annotation'
  | 'header'
  | 'footer'
  | 'box'
  | 'fonts'
  | 'styles'
  | 'authors'
  | 'either'
  | 'unicode'
  | 'result';

const named = (kind: Destination, words: string): [string, Destination][] => words.split(' ').map((word) => [word, kind]);

/** Destinations of RTF 1.9.1 that matter for the text. */
export const destinations: ReadonlyMap<string, Destination> = new Map([
  ...named(
    'skip',
    'colortbl listtable listoverridetable rsidtbl generator pict shppict nonshppict objdata objclass objname objtime objalias objsect themedata ' +
      'colorschememapping latentstyles datastore filetbl xe rxe txe tc tcn bkmkstart bkmkend fldtype ffname ffdeftext ffstattext ffhelptext ffformat ' +
      'ffentrymcr ffexitmcr ffl formfield datafield shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xmlnstbl wgrffmtfilter userprops ' +
      'docvar template private falt panose fname fontemb fontfile listname leveltext levelnumbers listpicture nonesttables operator keywords doccomm ' +
      'hlinkbase revtim printim buptim manager category comment subject nextfile pgptbl passwordhash protusertbl keycode background mmathPict ' +
      'mmathPr pn pnseclvl pntxta pntxtb macpict htmltag mhtmltag fchars lchars gridtbl levelpicture atrfdata blipuid blipuid picprop',
  ),
  ...named(
    'skip',
    'mctrlPr mrPr mfPr maccPr mbarPr mboxPr mborderBoxPr mdPr meqArrPr mfuncPr mgroupChrPr mlimLowPr mlimUppPr mmPr mnaryPr mphantPr',
  ),
  ...named('skip', 'mradPr msPrePr msSubPr msSubSupPr msSupPr moMathParaPr margPr mmcs msty mscr'),
  ...named(
    'through',
    'shp sp shpinst shpgrp nesttableprops do object result field moMath moMathPara mmath mr mt me mf mnum mden mfunc mfName mlim mlimLow mlimUpp mm mmr ' +
      'mnary msub msup msSub msSup msSubSup msPre mrad mdeg md macc mbar mbox mborderBox meqArr mgroupChr mphant pgp info insrsid',
  ),
  ...named('capture', 'title author company creatim atnid atnauthor atnref atndate atntime atrfstart atrfend fldinst sn sv'),
  ...named('label', 'listtext pntext'),
  ...named('note', 'footnote'),
  ...named('annotation', 'annotation'),
  ...named('header', 'header headerl headerr headerf'),
  ...named('footer', 'footer footerl footerr footerf'),
  ...named('box', 'shptxt dptxbxtext'),
  ...named('fonts', 'fonttbl'),
  ...named('styles', 'stylesheet'),
  ...named('authors', 'revtbl'),
  ...named('either', 'upr'),
  ...named('unicode', 'ud'),
  ...named('result', 'fldrslt'),
]);

/** Control words and symbols that are a character. */
export const characters: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['softline', '\n'],
  ['lbr', '\n'],
  ['page', '\n'],
  ['column', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['zwbo', '\u200b'],
  ['zwnbo', '\u2060'],
  ['~', '\u00a0'],
  ['-', '\u00ad'],
  ['_', '\u2011'],
  ['\t', '\t'],
]);
