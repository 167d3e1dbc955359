/** Shown while a case holds no source. */
export function NothingToRead() {
  return <h1 className="sr">Nothing to read yet</h1>;
}
