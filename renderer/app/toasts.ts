import type { StoreApi } from 'zustand/vanilla';
import type { Toast, UiState } from '../state/ui-state.ts';
import { announce } from '../ui/Announcer.tsx';

let nextId = 1;

/** Shows a message for eight seconds and keeps it in the activity list. */
export function pushToast(
  ui: StoreApi<UiState>,
  message: string,
  options: { readonly undo?: boolean; readonly reveal?: string } = {},
): void {
  const toast: Toast = { id: nextId++, message, undo: options.undo ?? false, reveal: options.reveal ?? '', at: new Date().toISOString() };
  ui.setState((state) => ({ toasts: [...state.toasts, toast].slice(-3), activity: [toast, ...state.activity].slice(0, 100) }));
  announce(message);
}

/** Takes a toast off the screen; the activity list keeps it. */
export function dropToast(ui: StoreApi<UiState>, id: number): void {
  ui.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}
