export function ReadView() {
  return <main className="work" />;
}
