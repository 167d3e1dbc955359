import { useMemo } from 'react';
import type { SourceText } from '../../domain/source.ts';
import type { PageGeometry } from '../../formats/import/pdf/page-geometry.ts';
import { overBaseline, underBaseline } from '../../formats/import/pdf/page-places.ts';
import { useRows, useUi } from '../../state/use-services.ts';
import { colouring } from '../reader/claim-colours.ts';
import { measureWords } from './measure-words.ts';
import { marksOnPage } from './page-marks.ts';

interface PageMarksProps {
  readonly places: PageGeometry;
  readonly text: SourceText;
  readonly scale: number;
}

/** The claims of one page, painted over its lines in the colours of the text. */
export function PageMarks({ places, text, scale }: PageMarksProps) {
  const inHand = useRows('claims', 'attributions', 'speakers', 'codes', 'cases', 'notes');
  const colourBy = useUi((state) => state.colourBy);
  const onlySpeaker = useUi((state) => state.onlySpeaker);
  const claimId = useUi((state) => state.claimId);
  const colours = useMemo(() => colouring(inHand, colourBy, onlySpeaker), [inHand, colourBy, onlySpeaker]);
  return marksOnPage(places, text, inHand, colours, claimId, measureWords).map((mark) => (
    <i
      key={mark.key}
      className={`page-mark page-mark-${mark.layer}`}
      data-slot={mark.slot}
      style={{
        left: mark.x * scale,
        top: (mark.y - overBaseline * mark.size) * scale,
        width: mark.width * scale,
        height: (overBaseline + underBaseline) * mark.size * scale,
        transformOrigin: `0 ${overBaseline * mark.size * scale}px`,
        transform: mark.angle === 0 ? undefined : `rotate(${mark.angle}deg)`,
      }}
    />
  ));
}
