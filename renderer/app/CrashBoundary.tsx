import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { Desktop } from '../desktop/desktop.ts';

interface Props {
  readonly desktop: Desktop;
  readonly children: ReactNode;
}

/** Catches what nobody expected: everything stored is safe, so say so and offer to go on. */
export class CrashBoundary extends Component<Props, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error);
    this.props.desktop.log({
      level: 'error',
      event: 'window crashed',
      facts: { name: error.name, depth: info.componentStack?.split('\n').length ?? 0 },
    });
  }

  override render() {
    const { error }: { error: Error | null } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="trouble">
        <div className="banner" role="alert">
          <div>
            <b>Something went wrong in this window</b>
            <p>Every change up to now is stored. Reload to go on where you were.</p>
            <p className="fine">{(error as Error).message}</p>
            <button type="button" className="primary" onClick={() => location.reload()}>
              Reload
            </button>
          </div>
        </div>
      </main>
    );
  }
}
