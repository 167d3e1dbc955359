// What one would pick instead: each puts all claims into the same plain paragraphs. Called inside the page; see measure-rivals.ts.
{
  const frame = () => new Promise(requestAnimationFrame);
  /** Claims by offsets of the paragraphs' joined text: [start, end). */
  const starts = (root) => {
    const nodes = [...root.children].map((paragraph) => paragraph.firstChild);
    let at = 0;
    const from = nodes.map((node) => {
      const start = at;
      at += node.length;
      return start;
    });
    return { nodes, from };
  };
  const pointAt = ({ nodes, from }, offset) => {
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (from[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return { index: low - 1, node: nodes[low - 1], offset: Math.min(offset - from[low - 1], nodes[low - 1].length) };
  };

  const recogito = (library, renderer, shown) => async (root, claims) => {
    const where = starts(root);
    const annotator = library.createTextAnnotator(root, { renderer, annotatingEnabled: false });
    // ranges are resolved for it: its own way goes through the text from the beginning for each annotation
    annotator.setAnnotations(
      claims.map(({ start, end }, i) => {
        const range = new Range();
        const a = pointAt(where, start);
        const b = pointAt(where, end);
        range.setStart(a.node, a.offset);
        range.setEnd(b.node, b.offset);
        return { id: `r${i}`, bodies: [], target: { annotation: `r${i}`, selector: [{ quote: range.toString(), start, end, range }] } };
      }),
    );
    while (!shown(root)) await frame();
    return () => annotator.destroy();
  };

  const anyHighlight = () => [...CSS.highlights.keys()].some((name) => name.startsWith('_'));
  globalThis.rivals = {
    'recogito CSS_HIGHLIGHTS': recogito(globalThis.Recogito4, 'CSS_HIGHLIGHTS', anyHighlight),
    'recogito SPANS': recogito(globalThis.Recogito4, 'SPANS', () =>
      document.querySelector('.r6o-annotation, .r6o-span-highlight-layer > *'),
    ),
    'recogito 3 CANVAS': recogito(globalThis.Recogito3, 'CANVAS', () => document.querySelector('canvas')),
    'mark.js': async (root, claims) => {
      const marker = new globalThis.Mark(root);
      // it leaves overlapping ranges out: a third of the claims is not shown
      await new Promise((done) =>
        marker.markRanges(
          claims.map(({ start, end }) => ({ start, length: end - start })),
          { done },
        ),
      );
    },
    'web-highlighter': async (root, claims, until) => {
      const where = starts(root);
      const highlighter = new globalThis.Highlighter({ $root: root });
      const meta = ({ index, offset }) => ({ parentTagName: 'P', parentIndex: index, textOffset: offset });
      for (const [i, { start, end }] of claims.entries()) {
        highlighter.fromStore(meta(pointAt(where, start)), meta(pointAt(where, end)), '', `w${i}`);
        if (i % 20 === 0 && performance.now() > until) return 'cut';
      }
      return undefined;
    },
  };

  /** From nothing to text and passages painted; -1 when it took longer than allowed. */
  globalThis.openWithRival = async (name, blocks, claims, most) => {
    const start = performance.now();
    plainSheet(blocks);
    const sheet = document.querySelector('.bench-plain');
    try {
      const root = sheet.querySelector('.text');
      const result = await globalThis.rivals[name](root, claims, start + most);
      if (result === 'cut') return -1;
      await painted();
      const took = performance.now() - start;
      if (typeof result === 'function') result();
      return took;
    } finally {
      sheet.remove();
      await painted();
    }
  };

  /** Every place of some words marked by mark.js in text that is laid out already. */
  globalThis.findWithMark = async (blocks, words) => {
    plainSheet(blocks);
    await painted();
    const sheet = document.querySelector('.bench-plain');
    const start = performance.now();
    await new Promise((done) => new globalThis.Mark(sheet.querySelector('.text')).mark(words, { separateWordSearch: false, done }));
    await painted();
    const took = performance.now() - start;
    sheet.remove();
    return took;
  };
}
