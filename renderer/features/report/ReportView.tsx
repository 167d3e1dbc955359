export function ReportView() {
  return <main className="work" />;
}
