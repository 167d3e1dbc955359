/** What is used of pdf.js's worker module, which has no types of its own: a handler that answers messages on any port. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  interface Port {
    postMessage(message: unknown): void;
    addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
    removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  }
  export const WorkerMessageHandler: {
    initializeFromPort(port: Port): void;
  };
}
