import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';

const read = (html: string, name = 'page.html') => readSource({ name, mediaType: 'text/html', bytes: new TextEncoder().encode(html) });

const prose = [
  'The two towns on the river said on Monday that their talks about the old bridge had ended, after nine hours, without a result that either could accept.',
  'A spokeswoman for the upper town, Mara Lindqvist, told reporters that the other side had “never meant to sign anything”, and that no date for further talks had been set.',
  'The lower town’s council denied this in a written statement, saying that it had offered to pay half of the repairs, which engineers put at four million.',
  'Traffic over the bridge was stopped in March, when a crack was found in one of its piers; since then the ferry has carried some nine thousand people a week.',
];

const page = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Bridge talks end without a result | The River Post</title>
<meta property="og:site_name" content="The River Post"><link rel="canonical" href="https://post.example/bridge">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":"NewsArticle","headline":"Bridge talks end without a result","datePublished":"2021-10-12T08:00:00+02:00","author":[{"@type":"Person","name":"Ana Duarte"},{"@type":"Person","name":"Piotr Nowak"}]}]}</script>
</head><body>
<div class="cookie-consent">We use cookies to make this site better for you, and so do our partners, of whom there are many.</div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li><li><a href="/s">Sport</a></li></ul></nav>
<div class="wrap"><article class="post-12 category-politics tag-share">
<h1>Bridge talks end without a result</h1>
<div class="byline">By Ana Duarte and Piotr Nowak</div><time datetime="2021-10-12">12 October 2021</time>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
<div class="entry-content">
<p>${prose[0]}</p>
<figure><img src="https://post.example/i.jpg" alt="x"><figcaption>The bridge in March. Photo: R. Vega</figcaption></figure>
<p>${prose[1]?.replace('told reporters', '<a href="/x">told reporters</a>')}</p>
<h2>What the council says</h2>
<p>${prose[2]}</p>
<p><a href="/y">Read also: Ferry adds evening trips</a></p>
<ul><li>Half of the repairs</li><li>Four million in all</li></ul>
<p>${prose[3]}</p>
<blockquote class="twitter-tweet"><p>We never meant to sign, they say. We did, and we can show it.</p></blockquote>
<table><tr><th>Year</th><th>Crossings</th></tr><tr><td>2019</td><td>410,000</td></tr></table>
</div>
<section class="related"><h3>Related</h3><ul><li><a href="/1">Ferry adds evening trips for the winter season</a></li><li><a href="/2">The crack that nobody saw until it was late</a></li></ul></section>
<div id="comments"><p>I have lived here for forty years and nobody has ever asked me about that bridge, not once, and I cross it daily.</p></div>
</article></div>
<footer>© 2021 The River Post. All rights reserved.</footer></body></html>`;

describe('a saved web page', () => {
  it('gives the article, with all that surrounds it set aside, and nothing thrown away', async () => {
    const source = await read(page);
    const blocks = source.blocks.map((block) => [block.boilerplate ?? block.kind, source.text.slice(block.start, block.end)]);
    expect(blocks.filter(([, text]) => prose.includes(text ?? '')).map(([kind]) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
    expect(blocks).toContainEqual(['title', 'Bridge talks end without a result']);
    expect(blocks).toContainEqual(['heading', 'What the council says']);
    expect(blocks).toContainEqual(['list-item', 'Half of the repairs']);
    expect(blocks).toContainEqual(['quote', 'We never meant to sign, they say. We did, and we can show it.']);
    expect(blocks).toContainEqual(['table-row', '2019\t410,000']);
    expect(blocks).toContainEqual(['caption', 'The bridge in March. Photo: R. Vega']);
    expect(blocks).toContainEqual(['see-also', 'Read also: Ferry adds evening trips']);
    expect(blocks.find(([, text]) => text?.startsWith('I have lived'))?.[0]).toBe('comments');
    expect(blocks).toContainEqual(['navigation', 'Home\nPolitics\nSport']);
    expect(blocks.find(([, text]) => text?.startsWith('We use cookies'))?.[0]).toBe('cookie-notice');
    expect(blocks.find(([, text]) => text?.startsWith('Related\nFerry'))?.[0]).toBe('see-also');
  });

  it('keeps where the links lead, and opens none of them', async () => {
    const source = await read(page);
    const links = source.links?.map(({ start, end, url }) => [source.text.slice(start, end), url]);
    expect(links).toContainEqual(['told reporters', 'https://post.example/x']);
    expect(links).toContainEqual(['Politics', 'https://post.example/p']);
    expect(links?.map(([words]) => words)).not.toContain('Facebook');
  });

  it('keeps only links to pages and people', async () => {
    const hrefs = [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '#top',
      ' java\nscript:x',
      'https://a.example/ü?q=1#p',
      'mailto:a@b.example',
      '//c.example',
      'HTTP://D.example',
    ];
    const body = hrefs.map((href, at) => `<p><b>👩‍👩‍👧 See</b>  <a href="${href}">  link \n ${at} </a> now</p>`).join('');
    const source = await read(`<base href="https://base.example/dir/">${body}`);
    expect(source.links?.map(({ start, end, url }) => [source.text.slice(start, end), url])).toEqual([
      ['link 5', 'https://a.example/%C3%BC?q=1#p'],
      ['link 6', 'mailto:a@b.example'],
      ['link 7', 'https://c.example/'],
      ['link 8', 'http://d.example/'],
    ]);
  });

  it('keeps much text around a short article within bounds, and says so', async () => {
    const menu = Array.from({ length: 5000 }, (_, at) => `<li><a href="/${at}">Entry number ${at} of the menu</a></li>`).join('');
    const source = await read(page.replace('<ul><li><a href="/">Home', `<ul>${menu}<li><a href="/">Home`));
    expect(source.text.length).toBeLessThan(30_000);
    expect(source.warnings).toEqual([expect.stringMatching(/^Around the article the page has much other text: [\d,]+ characters/)]);
  });

  it('finds the facts that the page states', async () => {
    expect((await read(page)).facts).toEqual({
      title: 'Bridge talks end without a result',
      byline: 'Ana Duarte, Piotr Nowak',
      publisher: 'The River Post',
      publishedAt: '2021-10-12T08:00:00+02:00',
      language: 'en-GB',
      url: 'https://post.example/bridge',
    });
  });

  it('takes the facts from meta elements and from the page where there is no JSON-LD', async () => {
    const bare = page
      .replace(
        /<script[\s\S]*?<\/script>/,
        '<meta name="author" content="By Ana Duarte"><meta property="article:published_time" content="2021-10-12">',
      )
      .replace('lang="en-GB"', '');
    expect((await read(bare)).facts).toMatchObject({
      title: 'Bridge talks end without a result',
      byline: 'Ana Duarte',
      publishedAt: '2021-10-12',
      language: 'en',
    });
  });

  it('survives broken JSON-LD', async () => {
    const broken = page.replace('"@graph":', '"@graph" ');
    expect((await read(broken)).facts).toMatchObject({ title: 'Bridge talks end without a result', publisher: 'The River Post' });
  });

  it('parts paragraphs that are only broken by empty lines', async () => {
    const source = await read(`<html><body><table><tr><td>${prose.join('<br><br>')}</td></tr></table></body></html>`);
    expect(source.blocks.map((block) => [block.kind, source.text.slice(block.start, block.end)])).toEqual(
      prose.map((text) => ['paragraph', text]),
    );
  });

  it('leaves out cards of other articles, whatever they are called', async () => {
    const card = (number: number) =>
      `<div class="x"><h4><a href="/${number}">Another headline number ${number} of the day</a></h4><p>A teaser of one sentence about story ${number}, with a comma.</p></div>`;
    const source = await read(
      `<html><body><div><div class="y">${prose.map((text) => `<p>${text}</p>`).join('')}</div><div>${[1, 2, 3, 4].map(card).join('')}</div></div></body></html>`,
    );
    const kept = source.blocks.filter((block) => block.boilerplate === undefined).map((block) => source.text.slice(block.start, block.end));
    expect(kept).toEqual(prose);
  });

  it('keeps all of a short page that has no article', async () => {
    const source = await read('<html><body><h1>Notice</h1><ul><li>Closed today</li><li>Open tomorrow</li></ul></body></html>');
    expect(source.text).toBe('Notice\n\nClosed today\nOpen tomorrow');
  });
});

describe('pasted HTML', () => {
  it('keeps everything that was selected', async () => {
    const source = await read(
      '<meta charset="utf-8"><h1>Title</h1><p>One <b>bold</b> <a href="https://x.example">link</a>.</p><aside>Aside</aside>',
      '',
    );
    expect(source.kind).toBe('pasted-html');
    expect(source.text).toBe('Title\n\nOne bold link.\n\nAside');
  });
});

describe('what Word puts on the clipboard', () => {
  it('gives headings, lists without their drawn marks, table rows and links, and none of its own markup', async () => {
    const mark = (text: string) =>
      `<![if !supportLists]><span style='mso-list:Ignore'>${text}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>`;
    const pasted = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]--><style><!-- p.MsoNormal{margin:0} --></style></head><body><!--StartFragment-->
      <h1>Night fees<o:p></o:p></h1><p class=MsoNormal>The council asked
      to drop the <a href="https://post.example/fees">fees</a>.<o:p></o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>${mark('·')}One boat</p><p class=MsoListParagraph>${mark('2.')}Two boats</p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p><table class=MsoTable><tr><td><p class=MsoNormal>Year</p></td><td><p class=MsoNormal>Boats</p></td></tr></table><!--EndFragment--></body></html>`;
    const source = await read(pasted, '');
    expect(source.blocks.map(({ kind, start, end }) => [kind, source.text.slice(start, end)])).toEqual([
      ['heading', 'Night fees'],
      ['paragraph', 'The council asked to drop the fees.'],
      ['list-item', 'One boat'],
      ['list-item', '2. Two boats'],
      ['table-row', 'Year\tBoats'],
    ]);
    expect(source.links?.map(({ url }) => url)).toEqual(['https://post.example/fees']);
  });
});
