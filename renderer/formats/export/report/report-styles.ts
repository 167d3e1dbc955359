const slots = [
  ['#323E45', '#EEF0F1', '#C9CDD3', '#2E3134'],
  ['#215F9E', '#E0EDF9', '#82B6FC', '#20354E'],
  ['#7A5100', '#F9E9CD', '#F0C26C', '#403416'],
  ['#00573E', '#DAF0E4', '#A2DBB8', '#203C2F'],
  ['#AE2860', '#FBE4EC', '#E58FB4', '#462435'],
  ['#711616', '#F8E0D9', '#E8896F', '#46241B'],
  ['#655E30', '#EEEFCF', '#E2E6A4', '#373A20'],
  ['#54337F', '#E9E1F7', '#AE95D6', '#352949'],
] as const;

/** Colour of a slot as a marker leaves it behind words, as six hex digits: stronger than its tint, and words stay readable on it. */
export function markerColour(slot: number): string {
  const [, , marker] = slots[slot] ?? slots[0];
  return marker.slice(1);
}

/** Ink and tint of a colour slot on paper, as six hex digits, for formats that are no web page. */
export function slotColours(slot: number): { readonly ink: string; readonly tint: string } {
  const [ink, tint] = slots[slot] ?? slots[0];
  return { ink: ink.slice(1), tint: tint.slice(1) };
}

const lightColours = `--ink:#1A1C1E;--ink-2:#45494D;--ink-3:#5D6267;--hair:#E2E2DE;--line:#CDCDC8;--focus:#1450B8;--fix:#FBF0C4;--glyph-on:#fff;--card:#1A1C1E;--on-card:#fff;
--v-sup:#14653A;--v-dis:#8A5200;--v-ctx:#175F86;--v-ref:#AD1F1A;--v-unv:#54595E;--v-none:#5D6267;${slots.map(([ink, tint], i) => `--c${i}:${ink};--t${i}:${tint};`).join('')}`;
const darkColours = `--paper:#1C1D1F;--ink:#E9E7E2;--ink-2:#BDBCB7;--ink-3:#9B9C9E;--hair:#2D2F32;--line:#43464A;--focus:#8AB6FF;--fix:#40391A;--glyph-on:#1C1D1F;--card:#E9E7E2;--on-card:#17181A;
--v-sup:#83CDA0;--v-dis:#EDB866;--v-ctx:#86C3EA;--v-ref:#FF9388;--v-unv:#B4B7BA;--v-none:#9B9C9E;${slots.map(([, , ink, tint], i) => `--c${i}:${ink};--t${i}:${tint};`).join('')}`;

const slotRules = slots.map((_, i) => `.c${i}{--c:var(--c${i})}.g${i}{background:var(--t${i})}`).join('');

/** Everything under `.leaf`: used as it is in the file and, through a style sheet of its own, in the preview. */
export const leafStyles = `
.sheet{container-type:inline-size}
.leaf{--paper:var(--leaf-paper,#fff);${lightColours}
--read:"Source Serif 4 Variable","Source Serif 4",Charter,"Noto Serif",Georgia,"Noto Naskh Arabic","Noto Serif CJK JP",serif;--ui:"IBM Plex Sans Variable","IBM Plex Sans","Noto Sans",system-ui,"Segoe UI",sans-serif;
box-sizing:border-box;max-inline-size:47rem;margin-inline:auto;padding:2.5rem 3rem;background:var(--paper);color:var(--ink);font:400 .9375rem/1.4375rem var(--read);overflow-wrap:break-word}
.leaf *,.leaf *::before,.leaf *::after{box-sizing:border-box}
.leaf :where(h1,h2,h3,h4,p,ul,dl,dd,pre,blockquote,table){margin:0;padding:0}
.leaf :where(ul){list-style:none}
.leaf a{color:inherit;text-decoration:underline;text-underline-offset:2px}
.leaf a:focus-visible{outline:2px solid var(--focus);outline-offset:1px;border-radius:2px}
.leaf :target{outline:2px solid var(--focus);outline-offset:3px;border-radius:2px}
.leaf .fine{font:400 .75rem/1rem var(--ui);color:var(--ink-3)}
.leaf .logo{display:block;max-inline-size:16rem;max-block-size:3.5rem;inline-size:auto;block-size:auto;margin-block-end:1.25rem}
.leaf-head{display:flex;justify-content:space-between;gap:1rem;font:400 .75rem/1rem var(--ui);color:var(--ink-3);padding-block-end:.5rem;border-block-end:1px solid var(--line);margin-block-end:1.75rem}
.leaf h1{font:600 1.5rem/1.9375rem var(--read);letter-spacing:-.005em;text-wrap:pretty;max-inline-size:36rem}
.leaf-lead{font-size:1.0625rem;line-height:1.625rem;margin-block:.875rem 1.25rem!important;max-inline-size:36rem;text-wrap:pretty}
.leaf h2{font:600 .875rem/1.25rem var(--ui);margin-block:1.75rem .625rem}
.leaf h3{font:600 1.0625rem/1.5rem var(--read);text-wrap:pretty}
.leaf h4{font:600 .9375rem/1.4375rem var(--read)}
.tally{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding-block:.625rem!important;border-block:1px solid var(--hair);font:400 .8125rem/1.25rem var(--ui);color:var(--ink-2)}
.tally li{display:inline-flex;align-items:center;gap:.375rem;white-space:nowrap}.tally b{font-weight:600;color:var(--ink)}
.v{inline-size:.875rem;block-size:.875rem;flex:none;overflow:visible}.v .g-fill{fill:currentColor}.v .g-line{fill:none;stroke:currentColor;stroke-width:1.4}.v .g-on{fill:none;stroke:var(--glyph-on);stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}.v .g-dot{stroke-width:2}.v .g-join{stroke-linejoin:round}.v .g-dash{stroke-dasharray:2 1.9}
${['sup', 'dis', 'ctx', 'ref', 'unv', 'none'].map((name) => `.v-${name}{color:var(--v-${name})}`).join('')}
.k{inline-size:.625rem;block-size:.625rem;margin-inline-end:.375rem;fill:var(--c)}.k .g-ring{fill:none;stroke:var(--c);stroke-width:1.6}
${slotRules}
.leaf-text+.leaf-text{margin-block-start:1.75rem}
.source-line{font:400 .75rem/1rem var(--ui);color:var(--ink-3);margin-block:.25rem .875rem!important}.source-line a{overflow-wrap:anywhere}
.pair{display:grid;grid-template-columns:minmax(0,1fr) 11.5rem;column-gap:1.5rem;margin-block-end:.875rem}
.pair>:first-child{white-space:pre-line;text-wrap:pretty;position:relative}.pair>pre{white-space:pre-wrap;font:400 .8125rem/1.25rem ui-monospace,monospace}
.pair>[data-p]::before{content:attr(data-p);position:absolute;inset-inline-end:100%;margin-inline-end:.5rem;font:400 .6875rem/1.4375rem var(--ui);color:var(--ink-3);white-space:nowrap;direction:ltr}
.pair .b-list-item{padding-inline-start:1rem}.pair .b-quote{padding-inline-start:1rem;border-inline-start:2px solid var(--line)}.pair .b-caption,.pair .b-footnote{font-size:.8125rem;line-height:1.25rem;color:var(--ink-2)}
.turn-head{font:400 .6875rem/1.25rem var(--ui);color:var(--ink-3);margin-block-end:.125rem;break-after:avoid}.turn-head b{font-size:.8125rem;color:var(--c);margin-inline-end:.25rem}
.pair .aside{color:var(--ink-3)}
.aside-line{font:400 .75rem/1rem var(--ui);color:var(--ink-3);padding-block-start:.375rem!important;border-block-start:1px dashed var(--line);margin-block-end:.875rem!important;margin-inline-end:13rem!important}
.side{font:400 .75rem/1rem var(--ui);color:var(--ink-2);display:grid;gap:.375rem;align-content:start;padding-block-start:.25rem!important}
.side li{display:grid;grid-template-columns:minmax(1.25rem,max-content) 1fr;column-gap:.25rem;border-inline-start:2px solid var(--c);padding-inline-start:.5rem}
.side li a{font-weight:600;color:var(--ink);text-decoration:none}.side li a:hover{text-decoration:underline}.side li i{font-style:normal;font-weight:600;color:var(--c)}.side .remark{--c:var(--line);grid-template-columns:1fr;color:var(--ink-3)}.side .remark b{display:none}
.leaf .hl{position:relative;color:inherit;text-decoration:none;padding-block:1px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.leaf .hl[data-n]::before{content:attr(data-n);font:600 .6875rem/0 var(--ui);vertical-align:.4em;margin-inline-end:1px;color:var(--ink)}
.leaf .hl:hover::after,.leaf .hl:focus-visible::after{content:attr(data-card);position:absolute;z-index:2;inset-block-start:calc(100% + 2px);inset-inline-start:0;inline-size:max-content;max-inline-size:19rem;padding:.375rem .625rem;border-radius:5px;background:var(--card);color:var(--on-card);font:400 .75rem/1.0625rem var(--ui);white-space:pre-line;text-align:start;direction:ltr;pointer-events:none}
.leaf:dir(rtl) .hl::after{direction:rtl}
.n{color:var(--c)}.cue{text-decoration:underline dotted 2px var(--c);text-underline-offset:4px}
.r1{text-decoration:underline 1.5px var(--c);text-underline-offset:5px;text-decoration-skip-ink:none}.r2{text-decoration:underline 1.5px var(--c);text-underline-offset:9px;text-decoration-skip-ink:none}
.fix{background:var(--fix)}.was{font:400 .8125em/1 ui-monospace,monospace;color:var(--ink-2)}
.leaf table{inline-size:100%;border-collapse:collapse;font:400 .8125rem/1.1875rem var(--ui)}
.leaf :is(th,td){text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-block-end:1px solid var(--hair);font-weight:400}
.leaf thead th{font:400 .75rem/1rem var(--ui);color:var(--ink-3);border-block-end-color:var(--line)}
.leaf tbody th[scope=row]{font-weight:600}.leaf .group th{font-weight:600;padding-block-start:.875rem;border-block-end-color:var(--line)}
.claims thead th:nth-child(1){inline-size:2.5rem}.claims thead th:nth-child(2){inline-size:24%}.claims thead th:nth-child(4){inline-size:26%}
.claims blockquote,.evidence blockquote{font:400 .875rem/1.25rem var(--read);white-space:pre-line}
.who+.who{margin-block-start:.5rem}.who b{font-weight:600;color:var(--c)}.speakers bdi{color:var(--c)}.speakers td bdi,.speakers .fine bdi{color:inherit}
.verdict{display:flex;gap:.375rem;align-items:start}.verdict .v{margin-block-start:.1875rem}.statement{margin-block:.25rem!important}
.note{font:400 .75rem/1rem var(--ui);color:var(--ink-2);margin-block-start:.25rem!important;padding-inline-start:.5rem!important;border-inline-start:2px solid var(--line);white-space:pre-line}
.evidence{font:400 .8125rem/1.1875rem var(--ui)}.evidence dt{font-weight:600;margin-block-start:.75rem}.evidence dd{padding-block:.25rem!important}.evidence b{font-weight:600}
.part-methods{font:400 .8125rem/1.1875rem var(--ui);color:var(--ink-2)}.part-methods p+p{margin-block-start:.25rem}.record{margin-block-start:.875rem}.record h3{font:600 .8125rem/1.1875rem var(--ui);color:var(--ink)}.record li{margin-block-start:.25rem}.record code{font:400 .6875rem/1rem ui-monospace,monospace;overflow-wrap:anywhere}.record q{white-space:pre-line}
@container (max-width:40rem){.leaf{padding:1.5rem 1.75rem}.pair{grid-template-columns:minmax(0,1fr)}.side{padding-block-start:.5rem!important}.aside-line{margin-inline-end:0!important}
.claims thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}.claims tr:not(.group){display:grid;grid-template-columns:2.5rem 1fr;border-block-end:1px solid var(--hair)}.claims tr:not(.group)>*{border:0;padding-block:.25rem}.claims td{grid-column:2}}
@media (forced-colors:active){.leaf .hl{border-block-end:2px solid CanvasText}}
`;

/** What only the file needs: the page round the leaf, dark screens, paper. */
export const pageStyles = `
:root{color-scheme:light dark}
body{margin:0;background:#ECECE9}
@media screen and (min-width:48rem){body{padding-block:1.5rem}.leaf{box-shadow:0 0 0 1px rgb(0 0 0/.06),0 2px 10px rgb(0 0 0/.07)}}
@media screen and (prefers-color-scheme:dark){body{background:#111213}.leaf{${darkColours}}}
@media print{:root{color-scheme:light}body{background:none}.leaf{max-inline-size:none;padding-block:0;padding-inline:1.5rem 0;font-size:10.5pt;line-height:15.5pt;box-shadow:none;orphans:3;widows:3}
.leaf *{-webkit-print-color-adjust:exact;print-color-adjust:exact}.leaf .hl::after{display:none}.leaf a{text-decoration:none}
.leaf h1,.leaf h2,.leaf h3,.leaf h4,.leaf dt,.leaf .group,.turn-head,.leaf-head,.leaf .logo{break-after:avoid}.leaf{hyphens:manual}.leaf tr,.leaf dd,.record li,.side li,.tally{break-inside:avoid}.leaf thead{display:table-header-group}
.pair{grid-template-columns:minmax(0,1fr) 10.5rem}.pair>*{break-inside:auto}
.leaf .evidence a[href^="http"]::after{content:" <" attr(href) ">";overflow-wrap:anywhere}}
`;

/**
 * What a printed page has round its text: its size, a running head with the case, and page numbers. The case's title goes in as a CSS
 * string of which every character that is no letter or digit is escaped, so that nothing of a case can become CSS or end the element.
 */
export function paperStyles(paper: 'a4' | 'letter', title: string, direction: 'ltr' | 'rtl'): string {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const box = 'font:400 8pt/11pt "IBM Plex Sans","Noto Sans",system-ui,sans-serif;color:#5D6267';
  const short = title.length > 90 ? `${title.slice(0, 89).toWellFormed()}…` : title.toWellFormed();
  const head = short
    .replace(/[^\p{L}\p{N}]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 32).toString(16)} `)
    .replaceAll('\\0 ', '\\fffd ');
  return `@page{size:${paper === 'a4' ? 'A4' : 'letter'};margin:20mm 16mm 18mm;@top-${start}{content:"${head}";${box}}@bottom-${end}{content:counter(page) " / " counter(pages);${box}}}
@page :first{@top-${start}{content:none}}
`;
}
