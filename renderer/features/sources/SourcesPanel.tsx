/** The sources of the case. */
export function SourcesPanel() {
  return <nav className="sidebar" aria-label="Sources" />;
}
