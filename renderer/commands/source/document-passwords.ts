/** Passwords of encrypted documents, by the SHA-256 of their bytes. Kept while the window is open and stored nowhere. */
const passwords = new Map<string, string>();

export function rememberPassword(sha256: string, password: string): void {
  passwords.set(sha256, password);
}

/** The password that opened a document in this session, or ''. */
export function passwordOf(sha256: string): string {
  return passwords.get(sha256) ?? '';
}
