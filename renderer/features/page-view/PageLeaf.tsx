import { memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PageGeometry } from '../../formats/import/pdf/page-geometry.ts';
import type { PageDocument } from '../../workers/page-document.ts';
import { PageFailure } from '../../workers/page-document.ts';
import type { PageSize } from '../../workers/page-messages.ts';
import { PageTextLayer } from './page-text-layer.ts';

interface PageLeafProps {
  readonly number: number;
  readonly size: PageSize;
  /** Pixels to a point. */
  readonly scale: number;
  /** Whether it is near the view; only then it is drawn. */
  readonly near: boolean;
  readonly document: PageDocument;
  readonly places: PageGeometry | undefined;
  readonly text: string;
  readonly onLayer: (page: number, layer: PageTextLayer | null) => void;
  readonly children: ReactNode;
}

/** Waits this long for the size to settle before a page is drawn anew, in ms. */
const settle = 120;

/** One page on its leaf: its picture, what is painted on it, and its words over it. */
export const PageLeaf = memo(function PageLeaf({ number, size, scale, near, document, places, text, onLayer, children }: PageLeafProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const layer = useRef<PageTextLayer | null>(null);
  const [problem, setProblem] = useState('');
  const drawn = useRef(0);
  const wasNear = useRef(false);
  wasNear.current ||= near;
  const wordsShown = wasNear.current;

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    if (!near) {
      element.width = 0;
      drawn.current = 0;
      return;
    }
    const stopping = new AbortController();
    const draw = async () => {
      try {
        const picture = await document.draw(number, scale * devicePixelRatio, stopping.signal);
        if (stopping.signal.aborted) {
          picture.close();
          return;
        }
        element.width = picture.width;
        element.height = picture.height;
        element.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
        drawn.current = scale;
        element.dataset.drawn = 'true';
        setProblem('');
      } catch (error) {
        if (!stopping.signal.aborted) setProblem(error instanceof PageFailure ? error.message : 'cannot be shown');
      }
    };
    const timer = setTimeout(() => void draw(), drawn.current === 0 ? 0 : settle);
    return () => {
      stopping.abort();
      clearTimeout(timer);
    };
  }, [document, number, scale, near]);

  useLayoutEffect(() => {
    if (!wordsShown || !places || !words.current) return;
    layer.current = new PageTextLayer(words.current, places, text);
    onLayer(number, layer.current);
    return () => onLayer(number, null);
  }, [places, text, wordsShown, number, onLayer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layer is set to the scale as well
  useLayoutEffect(() => {
    layer.current?.scale(scale);
  }, [scale, places, text, wordsShown]);

  return (
    <div
      className="page-leaf"
      role="group"
      aria-label={`Page ${number}`}
      data-page={number}
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a picture of the words that stand over it; a canvas takes no focus */}
      <canvas ref={canvas} aria-hidden="true" width={0} height={0} />
      <div className="page-marks" aria-hidden="true">
        {near ? children : null}
      </div>
      <div className="page-words" ref={words} />
      {problem ? <p className="page-problem">{`Page ${number} ${problem}.`}</p> : null}
    </div>
  );
});
