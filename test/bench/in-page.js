// Helpers that the bench calls inside the page.
globalThis.painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
globalThis.saved = async () => {
  while (!document.querySelector('.status')?.textContent?.includes('Saved')) await new Promise((resolve) => setTimeout(resolve, 10));
};
globalThis.blocksOf = (sourceId) =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('hearsay');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('texts').objectStore('texts').get(sourceId);
      reading.onsuccess = () => {
        opening.result.close();
        const { text, blocks } = reading.result;
        resolve(blocks.map((block) => text.slice(block.start, block.end)));
      };
    };
  });
globalThis.plainSheet = (blocks) => {
  const sheet = document.createElement('div');
  sheet.className = 'bench-plain';
  Object.assign(sheet.style, { position: 'fixed', inset: '0', overflow: 'auto', zIndex: '99', background: 'white' });
  const text = document.createElement('div');
  text.className = 'text';
  text.style.width = '600px';
  for (const block of blocks) {
    const paragraph = document.createElement('p');
    paragraph.className = 'block';
    paragraph.append(block);
    text.append(paragraph);
  }
  sheet.append(text);
  document.body.append(sheet);
};
globalThis.frameTimes = async (element) => {
  const taken = [];
  let last = performance.now();
  for (let i = 0; i < 90; i++) {
    element.scrollTop += 120;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    taken.push(now - last);
    last = now;
  }
  taken.sort((a, b) => a - b);
  return taken[Math.floor(taken.length * 0.95)];
};
/** What the top bar counts: it changes with every claim that comes or goes. */
globalThis.claimCount = () => document.querySelector('.views a:nth-child(2)')?.textContent ?? '';
globalThis.key = (target, key, code, more = {}) =>
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more }));
/** From an act to two painted frames after the count of claims has changed. */
globalThis.untilCounted = async (act) => {
  const before = claimCount();
  const start = performance.now();
  act();
  const end = start + 30_000;
  while (claimCount() === before && performance.now() < end) await new Promise(requestAnimationFrame);
  await painted();
  return performance.now() - start;
};
/** A paragraph in the middle of what is on the screen. */
globalThis.paragraphOnScreen = () => {
  const pane = document.querySelector('.page-scroll').getBoundingClientRect();
  for (let y = pane.top + pane.height / 3; y < pane.bottom; y += 20) {
    const found = document.elementFromPoint(pane.left + pane.width / 2, y)?.closest('[data-start]');
    if (found?.firstChild instanceof Text && found.firstChild.length > 60) return found;
  }
  throw new Error('no text on the screen');
};
