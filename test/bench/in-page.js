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
globalThis.frames = async (element) => {
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
