/**
 * Draws every picture of the icon from `icon.svg`: run `node assets/build-icons.mjs` after changing it and commit the results.
 * png for Linux, ico for Windows, icns for macOS (with the margin macOS icons have), and the page's own icon.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const svg = readFileSync(at('icon.svg'), 'utf8');

/** One picture. In the smallest the bar is moved onto whole pixels, where it stays sharp. */
function png(size, source = svg) {
  const hinted = size <= 20 ? source.replace('<rect x="80"', '<rect x="96"') : source;
  return new Resvg(hinted, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

/** Windows: a directory of PNG pictures (ICONDIR, ICONDIRENTRY). */
function ico(sizes) {
  const pictures = sizes.map((size) => png(size));
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  sizes.forEach((size, index) => {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(pictures[index].length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += pictures[index].length;
  });
  return Buffer.concat([head, ...pictures]);
}

/** macOS: PNG pictures, each behind its four-letter type and its length. */
function icns(types) {
  const inner = svg.replace('viewBox="0 0 512 512"', 'viewBox="-43 -43 598 598"');
  const parts = types.map(([type, size]) => {
    const picture = png(size, inner);
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(picture.length + 8, 4);
    return Buffer.concat([head, picture]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

const macTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

mkdirSync(at('icons'), { recursive: true });
mkdirSync(at('../renderer/public'), { recursive: true });
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) writeFileSync(at(`icons/${size}x${size}.png`), png(size));
writeFileSync(at('icon.png'), png(1024));
writeFileSync(at('icon.ico'), ico([16, 20, 24, 32, 48, 64, 128, 256]));
writeFileSync(at('icon.icns'), icns(macTypes));
writeFileSync(at('../renderer/public/icon.svg'), svg);
