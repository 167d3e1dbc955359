/** Whatever floats over the window. */
export function Overlays() {
  return null;
}
