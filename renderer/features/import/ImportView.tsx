export function ImportView() {
  return <main className="work" />;
}
