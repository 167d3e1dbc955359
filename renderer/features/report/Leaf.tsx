import { type MouseEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { leafStyles } from '../../formats/export/report/report-styles.ts';

let sheet: CSSStyleSheet | null = null;

/** The style sheet that the file carries, as it is. */
function leafSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(leafStyles);
  }
  return sheet;
}

interface LeafProps {
  readonly children: ReactNode;
  readonly onOpenLink: (url: string) => void;
}

/**
 * The report on its leaf, in a shadow tree: the file's own styles hold in it, the window's do not, so it looks as it will be sent.
 * A click on a link leads to its place in the report, or asks before it leads out of it.
 */
export function Leaf({ children, onOpenLink }: LeafProps) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [leafSheet()];
    setRoot(shadow);
  }, []);
  const follow = (event: MouseEvent) => {
    const link = event.nativeEvent.composedPath().find((target) => target instanceof HTMLElement && target.dataset.href);
    const href = link instanceof HTMLElement ? (link.dataset.href ?? '') : '';
    if (href.startsWith('#')) root?.getElementById(href.slice(1))?.scrollIntoView({ block: 'center' });
    else if (href !== '') onOpenLink(href);
  };
  return (
    <div ref={host} className="leaf-host">
      {root
        ? createPortal(
            // biome-ignore lint/a11y/noStaticElementInteractions: following links is a convenience of the preview; the file has real ones
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div className="sheet" onClick={follow}>
              {children}
            </div>,
            root,
          )
        : null}
    </div>
  );
}
