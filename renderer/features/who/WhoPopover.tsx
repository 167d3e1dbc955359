/** Asks who says the claim. */
export function WhoPopover(_props: { readonly anchor: () => DOMRect | null }) {
  return null;
}
