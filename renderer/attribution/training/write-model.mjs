/** Packs float weights into the table format of model-file.ts: the `keep` rows with the greatest weights, 8 bits each. */
export function packTable(weights, width, bits, keep) {
  const rows = 1 << bits;
  const size = new Float32Array(rows);
  for (let r = 0; r < rows; r++) for (let k = 0; k < width; k++) size[r] = Math.max(size[r], Math.abs(weights[r * width + k]));
  const order = [];
  for (let r = 0; r < rows; r++) if (size[r] > 0) order.push(r);
  order.sort((a, b) => size[b] - size[a]);
  const cut = size[order[Math.floor(order.length / 1000)] ?? 0] ?? 1;
  const scale = cut / 127 || 1;
  const kept = order.slice(0, keep).filter((r) => size[r] >= scale * 0.5);
  kept.sort((a, b) => a - b);
  const steps = [];
  let last = 0;
  for (const r of kept) {
    let step = r - last;
    last = r;
    while (step > 127) {
      steps.push((step & 127) | 128);
      step >>>= 7;
    }
    steps.push(step);
  }
  const bytes = new Uint8Array(10 + steps.length + kept.length * width);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, width);
  view.setUint8(1, bits);
  view.setFloat32(2, scale, true);
  view.setUint32(6, kept.length, true);
  bytes.set(steps, 10);
  let at = 10 + steps.length;
  for (const r of kept)
    for (let k = 0; k < width; k++) view.setInt8(at++, Math.max(-127, Math.min(127, Math.round(weights[r * width + k] / scale))));
  return { bytes, used: order.length, kept: kept.length };
}
/** Joins named sections into a weights file. */
export function packSections(sections) {
  let length = 4;
  for (const [name, bytes] of sections) length += 5 + name.length + bytes.length;
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  out.set([72, 83, 65, 49]);
  let at = 4;
  for (const [name, bytes] of sections) {
    view.setUint8(at++, name.length);
    for (const c of name) view.setUint8(at++, c.charCodeAt(0));
    view.setUint32(at, bytes.length, true);
    out.set(bytes, at + 4);
    at += 4 + bytes.length;
  }
  return out;
}
