/** How much of how many bytes, in one unit: "1.2 of 20.0 MB", or kB where that is all there is. */
export function sizePair(done: number, all: number): string {
  const large = all >= 1024 * 1024;
  const unit = large ? 1024 * 1024 : 1024;
  const digits = { minimumFractionDigits: large ? 1 : 0, maximumFractionDigits: large ? 1 : 0 };
  const part = (bytes: number) => (bytes / unit).toLocaleString('en', digits);
  return `${part(done)} of ${part(all)} ${large ? 'MB' : 'kB'}`;
}

/** A size for people: "86 MB", "640 kB". */
export function bytesWords(bytes: number): string {
  const large = bytes >= 1024 * 1024;
  const value = bytes / (large ? 1024 * 1024 : 1024);
  const digits = large && value < 10 ? 1 : 0;
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${large ? 'MB' : 'kB'}`;
}
