/** The few globals that both browsers and Node give to pure code, without letting in the DOM or Node's own library. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare const crypto: {
  randomUUID(): string;
  subtle: { digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> };
};
declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly pathname: string;
}
/** Vite's `import.meta.glob` as it is used here: the files' contents as data addresses, all in one chunk. */
interface ImportMeta {
  glob(
    pattern: string,
    options: { readonly query: '?url&inline'; readonly import: 'default'; readonly eager: true },
  ): Readonly<Record<string, unknown>>;
}
