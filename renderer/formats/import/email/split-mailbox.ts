/** Whether bytes begin like a mailbox: "From somebody date" above the headers of its first message. */
export function beginsMailbox(head: string): boolean {
  return /^\s{0,10}From \S{1,300} .{0,10}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]{8,60}\d{4}[^\n]{0,20}\r?\n>?[A-Za-z][A-Za-z0-9-]{1,60}:/.test(
    head,
  );
}

/**
 * Divides a mailbox into its messages: each begins with a line "From somebody date" at the beginning or after an empty line (RFC 4155). The bytes of
 * the messages are views, not copies.
 */
export function splitMailbox(bytes: Uint8Array, most: number): Uint8Array[] {
  const starts: number[] = [];
  const decoder = new TextDecoder('windows-1252');
  for (let at = 0; at < bytes.length; ) {
    const from = bytes[at] === 0x46 && bytes[at + 1] === 0x72 && bytes[at + 2] === 0x6f && bytes[at + 3] === 0x6d && bytes[at + 4] === 0x20;
    const stop = bytes.indexOf(10, at);
    const end = stop < 0 ? bytes.length : stop + 1;
    if (from && afterEmptyLine(bytes, at) && beginsMailbox(decoder.decode(bytes.subarray(at, Math.min(bytes.length, at + 600))))) {
      starts.push(at);
      if (starts.length > most) break;
    }
    at = end;
  }
  return starts.slice(0, most).map((start, index) => {
    const end = bytes.indexOf(10, start);
    return bytes.subarray(end < 0 ? bytes.length : end + 1, starts[index + 1] ?? bytes.length);
  });
}

function afterEmptyLine(bytes: Uint8Array, at: number): boolean {
  if (at < 11 && bytes.subarray(0, at).every((byte) => byte <= 32)) return true;
  return bytes[at - 1] === 10 && (bytes[at - 2] === 10 || (bytes[at - 2] === 13 && bytes[at - 3] === 10));
}
