import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { verdictsOf } from '../../commands/case/case-acts.ts';
import { useServices } from '../../state/use-services.ts';
import { emptyMargin, keepSame, layoutMargin, type Margin } from './margin-layout.ts';
import type { TextSurface } from './text-surface.ts';
import type { Painting } from './use-painter.ts';

/** From this reader width down (46 rem) the margin shows initials and numbers only; see `narrow.css`. */
const narrowReader = 46 * 16;

/** Labels and bars beside the text near the screen, laid out anew when rows, colours or the layout change. */
export function useMargin(
  surface: TextSurface | null,
  painting: Painting | null,
  scroller: RefObject<HTMLDivElement | null>,
  sheet: RefObject<HTMLDivElement | null>,
): Margin {
  const services = useServices();
  const [margin, setMargin] = useState<Margin>(emptyMargin);
  useLayoutEffect(() => {
    if (!surface || !painting || !sheet.current || !scroller.current) return;
    const paper = sheet.current;
    const pane = scroller.current;
    let frame = 0;
    const draw = () => {
      cancelAnimationFrame(frame);
      frame = 0;
      const verdictLabels = new Map(verdictsOf(services).map((verdict) => [verdict.key, verdict]));
      const laidOut = layoutMargin([...painting.visible], {
        surface,
        inHand: services.open.inHand,
        colours: painting.colours,
        verdictLabels,
        sheetTop: paper.getBoundingClientRect().top,
        narrow: pane.clientWidth <= narrowReader,
      });
      setMargin((before) => keepSame(before, laidOut));
    };
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    draw();
    const askAnew = () => {
      surface.places.forget();
      ask();
    };
    const resize = new ResizeObserver(ask);
    resize.observe(surface.article);
    resize.observe(pane);
    // what changes shows in the margin in the frame in which it shows in the text: one change for the browser to follow, not two
    const stop = painting.onChange((why) => {
      if (why === 'scroll') flushSync(draw);
      else draw();
    });
    void document.fonts.ready.then(askAnew);
    document.fonts.addEventListener('loadingdone', askAnew);
    return () => {
      cancelAnimationFrame(frame);
      resize.disconnect();
      document.fonts.removeEventListener('loadingdone', askAnew);
      stop();
    };
  }, [surface, painting, services, scroller, sheet]);
  return margin;
}
