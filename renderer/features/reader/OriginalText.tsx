import { useEffect, useState } from 'react';
import type { Source } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';
import { readOriginal } from '../../storage/open-case.ts';
import { decodeAs } from '../../text-cleanup/decode-as.ts';

/** The file as it came, decoded and otherwise untouched: markup, debris, broken characters and all. */
export function OriginalText({ source }: { readonly source: Source }) {
  const { database } = useServices();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let stopped = false;
    readOriginal(database, source.id).then(
      (original) => {
        if (stopped) return;
        if (original) setText(decodeAs(original.bytes, source.encoding.name));
        else setProblem('The original file is missing from this case.');
      },
      () => !stopped && setProblem('The original file cannot be read.'),
    );
    return () => {
      stopped = true;
    };
  }, [database, source]);
  return (
    <section className="original" tabIndex={0} aria-label={`Original file: ${source.fileName || 'pasted text'}`}>
      {problem ? <p role="alert">{problem}</p> : <pre dir="auto">{text}</pre>}
    </section>
  );
}
