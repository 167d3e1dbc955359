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
 * Links inside the report lead to their place; links out of it are asked about first.
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
    const link = event.nativeEvent.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const href = link.getAttribute('href') ?? '';
    if (!href.startsWith('#')) {
      onOpenLink(href);
      return;
    }
    const target = root?.getElementById(href.slice(1));
    target?.scrollIntoView({ block: 'center' });
    const focusable = target?.matches('a[href]') ? target : target?.querySelector('a[href]');
    if (focusable instanceof HTMLElement) focusable.focus({ preventScroll: true });
  };
  return (
    <div ref={host} className="leaf-host">
      {root
        ? createPortal(
            // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls; this only says where they lead
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
            <div onClick={follow}>{children}</div>,
            root,
          )
        : null}
    </div>
  );
}
