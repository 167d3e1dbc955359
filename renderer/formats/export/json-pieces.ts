/** A list that is made while it is written. */
export class JsonRows {
  constructor(readonly rows: Iterable<unknown>) {}
}

/** An object whose members are made while it is written; undefined ones are left out. */
export class JsonMembers {
  constructor(readonly members: Readonly<Record<string, unknown>>) {}
}

/**
 * A value as `JSON.stringify` writes it, in parts: lists and objects that are given as {@link JsonRows} and {@link JsonMembers} never stand
 * in memory.
 * @param space how far each level is indented; 0 puts everything on one line.
 */
export function* jsonParts(value: unknown, space: number, depth = 0): Generator<string> {
  const line = (level: number) => (space === 0 ? '' : `\n${' '.repeat(space * level)}`);
  const list = value instanceof JsonRows;
  if (!list && !(value instanceof JsonMembers)) {
    const plain = JSON.stringify(value, null, space);
    // line ends inside of strings are escaped, so those that are left belong to the layout
    yield depth === 0 || space === 0 ? plain : plain.replaceAll('\n', line(depth));
    return;
  }
  const [open, close] = list ? '[]' : '{}';
  yield open ?? '';
  let some = false;
  const inside: Iterable<readonly [string, unknown]> = list ? named(value.rows) : Object.entries(value.members);
  for (const [name, one] of inside) {
    if (one === undefined) continue;
    yield `${some ? ',' : ''}${line(depth + 1)}${list ? '' : `${JSON.stringify(name)}:${space === 0 ? '' : ' '}`}`;
    yield* jsonParts(one, space, depth + 1);
    some = true;
  }
  yield `${some ? line(depth) : ''}${close}`;
}

function* named(rows: Iterable<unknown>): Generator<readonly [string, unknown]> {
  for (const row of rows) yield ['', row];
}

/** Values as JSON Lines, in parts. */
export function* jsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}
