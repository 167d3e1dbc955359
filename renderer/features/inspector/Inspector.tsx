/** The claim in hand. */
export function Inspector() {
  return <aside className="inspector" aria-label="Claim details" />;
}
