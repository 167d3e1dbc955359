import type { Picture } from '../../../domain/picture.ts';
import { xmlText } from '../xml-writer.ts';

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';

/** English Metric Units in a CSS pixel. */
const pixel = 9525;

/** At most as large as on the page: 256 by 56 pixels. */
const largest = { width: 256, height: 56 };

/** A run that shows a picture of the package (DrawingML, inline). */
export function pictureRun({ name, width, height }: Pick<Picture, 'name' | 'width' | 'height'>, relationship: string): string {
  const scale = Math.min(1, largest.width / width, largest.height / height);
  const [cx, cy] = [Math.round(width * scale * pixel), Math.round(height * scale * pixel)];
  const label = `id="1" name="${xmlText(name)}" descr="${xmlText(name)}"`;
  return [
    `<w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${label}/>`,
    `<a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr ${label}/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="${relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  ].join('');
}
