export function SearchView() {
  return <main className="work" />;
}
