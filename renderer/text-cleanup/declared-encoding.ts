/**
 * The encoding label that markup declares about itself, or ''. Looks through the first 4 kB for an XML declaration, `<meta charset>` or
 * `<meta http-equiv content>`, as the prescan of the HTML Standard does (with more room, since saved pages put long comments first).
 * @see https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
 */
export function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096)).replace(/<!--[\s\S]*?-->/g, ' ');
  const xml = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head);
  for (const tag of head.matchAll(/<meta\s[^>]{1,400}/gi)) {
    const label = /\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(tag[0]);
    if (label?.[1] !== undefined) return label[1];
  }
  return xml?.[1] ?? '';
}
