const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The GUID of a row: its own id where that is one, else one made from it. `kind` keeps rows of two tables with one id apart. */
export function guidOfRow(kind: string, id: string): string {
  return uuid.test(id) ? id.toLowerCase() : guidOfName(`${kind} ${id}`);
}

/**
 * A GUID made from a name: the same name gives the same GUID, so that a project exported twice is the same project. Written as RFC 9562
 * version 8 (a form of one's own); the mixing is MurmurHash3's, in four lanes, which is enough for names that nobody chose to collide.
 */
export function guidOfName(name: string): string {
  const lanes = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667];
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    for (let lane = 0; lane < 4; lane++) {
      const mixed = Math.imul((lanes[lane] ?? 0) ^ (unit + lane * 0x1000), 0xcc9e2d51);
      lanes[lane] = ((mixed << 15) | (mixed >>> 17)) ^ (lanes[(lane + 1) % 4] ?? 0);
    }
  }
  const hex = lanes
    .map((lane) =>
      finish(lane ^ name.length)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

function finish(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
