/**
 * Endings of the files that can be read, for the dialogs that choose files. A list of its own, so that a window need not load every reader to know
 * them; a test compares it with the readers.
 */
export const readableEndings: readonly string[] =
  'pdf docx docm dotx dotm odt ott fodt rtf epub vtt srt sbv eml mbox emlx mbx mht mhtml csv tsv tab xlsx xlsm html htm xhtml xht md markdown mdown mkd txt text asc log'.split(
    ' ',
  );
