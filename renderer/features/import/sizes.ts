/** Bytes as megabytes with one decimal, as a progress line shows them. */
export function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
