import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../../renderer/formats/export/case-data.ts';
import { markdownExport } from '../../../../renderer/formats/export/markdown.ts';
import { defaultReportOptions, type ReportOptions } from '../../../../renderer/formats/export/report-options.ts';
import { anyCase } from '../../../support/random-case.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const options = defaultReportOptions('2026-11-24T10:00:00.000Z');

async function render(data: CaseData, change: Partial<ReportOptions> = {}): Promise<{ raw: string; tree: Root }> {
  const raw = new TextDecoder().decode(await markdownExport.render(data, { ...options, ...change }));
  return { raw, tree: fromMarkdown(raw, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) };
}

/** What a reader sees of a node, footnote marks left out and white space evened. */
function words(node: Nodes): string {
  const read = (one: Nodes): string => {
    if (one.type === 'text' || one.type === 'inlineCode') return one.value;
    if (one.type === 'break') return ' ';
    return 'children' in one ? one.children.map(read).join('children' in one && one.type === 'blockquote' ? ' ' : '') : '';
  };
  return even(read(node));
}

const even = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').trim();

function nodesIn(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesIn) : [])];
}

const typesIn = (tree: Root): string[] => nodesIn(tree).map((node) => node.type);

describe('the Markdown report', () => {
  it('reads as the text and the quotes themselves, whatever marks they hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const { tree } = await render(data);
        const all = nodesIn(tree).map(words);
        for (const text of data.texts) {
          const source = data.sources.find((one) => one.id === text.id);
          const aside = new Set(source?.setAside.map((entry) => entry.start));
          for (const block of text.blocks)
            if (!aside.has(block.start)) expect(all).toContain(even(text.text.slice(block.start, block.end)));
        }
        const quotes = tree.children
          .filter((node) => node.type === 'blockquote')
          .map(words)
          .join(' | ');
        for (const claim of data.claims) for (const quote of claim.quotes) expect(even(quotes)).toContain(even(quote.exact));
      }),
      { numRuns: 30 },
    );
  });

  it('holds no markup of its contents', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const { tree } = await render(data);
        const types = new Set(typesIn(tree));
        for (const never of ['html', 'image', 'code', 'inlineCode', 'delete']) expect([...types]).not.toContain(never);
      }),
      { numRuns: 25 },
    );
  });

  it('has a footnote for each claim, and each is referred to', async () => {
    const { tree, raw } = await render(sampleCase());
    const types = typesIn(tree);
    expect(types.filter((type) => type === 'footnoteDefinition')).toHaveLength(sampleCase().claims.length);
    expect(types.filter((type) => type === 'footnoteReference')).toHaveLength(sampleCase().claims.length);
    expect(raw).toContain('carry 400 passengers a day[^1], but noted that the port “is not ready for winter”[^2].');
    expect(raw).toContain('[^3]: Claim 3. A letter, stated, direct quotation, in 2 parts. Not checked.');
    expect(raw).toContain('*Set aside here: sign-up message*');
    expect(raw).toContain('- Repaired: “ was β€œ.');
  });
});
