import { SourceDialogs } from '../features/sources/SourceDialogs.tsx';

/** Whatever floats over the window. */
export function Overlays() {
  return <SourceDialogs />;
}
