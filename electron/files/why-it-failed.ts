import { Refusal, type RefusalCode } from '../bridge/result.ts';

const codes: Record<string, RefusalCode> = {
  EACCES: 'no-permission',
  EBUSY: 'busy',
  EDQUOT: 'no-space',
  EISDIR: 'no-permission',
  ENOENT: 'not-found',
  ENOSPC: 'no-space',
  ENOTDIR: 'not-found',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
};

/** A failed file operation as an answer the page has a sentence for. The system's message holds the path, so it stays here. */
export function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return new Refusal(codes[code] ?? 'failed', /^E[A-Z]{2,20}$/.test(code) ? code : undefined);
}
