import { useSyncExternalStore } from 'react';
import { answerLinkPrompt, linkAskedAbout, onLinkPrompt } from '../../desktop/link-prompt.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** Asks before a link opens in the browser, with the whole address to read. In the desktop window the system's own dialog asks instead. */
export function LinkPrompt() {
  const url = useSyncExternalStore(onLinkPrompt, linkAskedAbout);
  if (url === null) return null;
  return (
    <Dialog
      title="Open this address outside Hearsay?"
      onClose={() => answerLinkPrompt(false)}
      foot={
        <>
          <button type="button" className="outline" onClick={() => answerLinkPrompt(false)} data-autofocus>
            Cancel
          </button>
          <button type="button" className="primary" onClick={() => answerLinkPrompt(true)}>
            Open
          </button>
        </>
      }
    >
      <p className="link-address" dir="ltr">
        {url}
      </p>
      <p className="fine">Whoever runs that site can see that it was opened from here. Nothing else is sent.</p>
    </Dialog>
  );
}
