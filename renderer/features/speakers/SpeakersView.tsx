export function SpeakersView() {
  return <main className="work" />;
}
