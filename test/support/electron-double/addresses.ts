let port = 0;

/** The port of the local server that stands in for the `app` scheme. */
export function setPort(chosen: number): void {
  port = chosen;
}

/** `app://renderer/x` as Chromium gets it. Other addresses stay. */
export function toChromium(address: string): string {
  return address.replace(/^app:\/\/([a-z]+)/, (_whole, host: string) => `http://${host}.localhost:${port}`);
}

/** The address as Electron would report it. */
export function toElectron(address: string): string {
  return address.replace(/^http:\/\/([a-z]+)\.localhost:(\d+)/, (whole, host: string, at: string) =>
    Number(at) === port ? `app://${host}` : whole,
  );
}
