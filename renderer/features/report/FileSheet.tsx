import type { ExportDescription } from '../../formats/export/export-format.ts';
import type { FilePreview } from '../../formats/export/file-preview.ts';

interface FileSheetProps {
  readonly format: ExportDescription;
  readonly file: FilePreview;
}

/** The first lines or rows of the file that would be saved, or what would be in it, for formats that are no pages. */
export function FileSheet({ format, file }: FileSheetProps) {
  const size =
    file.bytes === null
      ? ''
      : file.bytes < 1024
        ? `${file.bytes} bytes`
        : file.bytes < 1024 ** 2
          ? `${Math.ceil(file.bytes / 1024)} KB`
          : `${(file.bytes / 1024 ** 2).toFixed(1)} MB`;
  const files = file.files === 0 ? '' : file.files === 1 ? '1 file inside' : `${file.files} files inside`;
  return (
    <article className="file-sheet" aria-label={`Beginning of the ${format.label}`}>
      <h1 className="fine file-facts">{[format.label, size, files].filter(Boolean).join(', ')}</h1>
      {file.shownFile ? <p className="fine file-facts">{file.shownFile}</p> : null}
      {file.rows.length > 0 ? <Rows rows={file.rows} /> : <pre dir="auto">{file.lines.join('\n')}</pre>}
      {file.cut ? <p className="fine file-facts">The file goes on.</p> : null}
    </article>
  );
}

function Rows({ rows: [head, ...rows] }: { readonly rows: FilePreview['rows'] }) {
  return (
    <table>
      <thead>
        <tr>
          {(head ?? []).map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no identity but their place
          <tr key={i}>
            {row.map((cell, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <td key={j} dir="auto">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
