import { announce } from './control.ts';

const answers: { kind: string; answer: unknown }[] = [];

/** What a dialog answers that the spec did not expect: as if it had been cancelled. */
const cancelled: Record<string, unknown> = {
  open: { canceled: true, filePaths: [] },
  save: { canceled: true, filePath: '' },
  message: { response: 1 },
};

/** The spec says how the next dialog of this kind is answered. */
export function prepareDialogAnswer(kind: string, answer: unknown): void {
  answers.push({ kind, answer });
}

export function takeDialogAnswer(kind: string, options: unknown): unknown {
  announce({ kind: 'dialog', dialog: kind, options });
  const index = answers.findIndex((each) => each.kind === kind);
  return index < 0 ? cancelled[kind] : answers.splice(index, 1)[0]?.answer;
}
