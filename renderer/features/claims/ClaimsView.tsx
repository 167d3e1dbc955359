export function ClaimsView() {
  return <main className="work" />;
}
