import { create } from 'zustand';
import type { Services } from '../../commands/services.ts';

/** Whether the edges of the claim in hand are being moved by keyboard. */
export const useEdgeState = create<{ readonly claimId: string }>(() => ({ claimId: '' }));

export function startEdges(services: Services): void {
  useEdgeState.setState({ claimId: services.ui.getState().claimId });
  services.announce('Arrows move the end, Shift and arrows the start. Enter keeps, Escape takes back.');
}

export function stopEdges(): void {
  useEdgeState.setState({ claimId: '' });
}
