/** Best guess at the encoding of bytes that are not valid UTF-8 and say nothing credible about themselves. */
export function detectLegacyEncoding(_bytes: Uint8Array): string {
  return 'windows-1252';
}
