import { useId, useMemo, useState } from 'react';
import { firstWords } from '../../commands/source/build-source.ts';
import type { ImportItem } from '../../commands/source/import-queue.ts';
import { asideReason, type ReviewChoices } from '../../commands/source/review-choices.ts';
import type { SourceFacts } from '../../domain/source.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { type MentionedDate, mentionedDates } from '../../text-cleanup/find-dates.ts';
import { encodingLabel } from './encoding-label.ts';
import { languageName, languageNames, languageTag } from './language-names.ts';

interface AboutSourceProps {
  readonly item: ImportItem;
  readonly read: ReadSource;
  readonly choose: (change: (choices: ReviewChoices) => ReviewChoices) => void;
}

/** What is known about the source. Every fact can be corrected; what was not found says so. */
export function AboutSource({ item, read, choose }: AboutSourceProps) {
  const facts = { ...read.facts, ...item.choices.facts };
  const set = (key: keyof SourceFacts, value: string) => choose((choices) => ({ ...choices, facts: { ...choices.facts, [key]: value } }));
  const mentioned = useMemo(() => mentionedDates(read.text.slice(0, 200_000), 20), [read]);
  const dates = likelyDates(mentioned, read, item.choices);
  const listId = useId();
  return (
    <section aria-labelledby="h-about">
      <header className="mini-head">
        <h3 id="h-about">About the source</h3>
      </header>
      <div className="about-fields">
        <FactField
          label="Title"
          value={facts.title}
          placeholder={item.fileName === '' ? firstWords(read) : 'Not found, add'}
          onChange={(value) => set('title', value)}
          tall
        />
        <FactField label="Byline" value={facts.byline} onChange={(value) => set('byline', value)} />
        <FactField label="Outlet" value={facts.publisher} onChange={(value) => set('publisher', value)} />
        <FactField label="Published" value={facts.publishedAt} onChange={(value) => set('publishedAt', value)}>
          {facts.publishedAt === '' && dates.length > 0 ? (
            <span className="muted">
              Text mentions{' '}
              {dates.map(({ text, iso }, i) => (
                <span key={text}>
                  {i > 0 ? ', ' : ''}
                  {iso.startsWith('--') ? (
                    text
                  ) : (
                    <button type="button" className="nav-name" title="Use this date" onClick={() => set('publishedAt', iso)}>
                      {text}
                    </button>
                  )}
                </span>
              ))}
            </span>
          ) : null}
        </FactField>
        <LanguageField tag={facts.language} list={listId} onChange={(value) => set('language', value)} />
        <datalist id={listId}>
          {languageNames().map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <FactField label="Address" value={facts.url} onChange={(value) => set('url', value)} />
      </div>
      <dl className="fact-list about-file">
        <dt>{item.fileName ? 'File' : 'Pasted'}</dt>
        <dd>
          {item.byteLength.toLocaleString('en')} bytes
          {item.fileName ? `, ${read.encoding.from === 'valid UTF-8' ? 'valid UTF-8' : encodingLabel(read.encoding.name)}` : ''}
        </dd>
      </dl>
    </section>
  );
}

interface FactFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly tall?: boolean;
  readonly list?: string;
  readonly onBlur?: () => void;
  readonly children?: React.ReactNode;
}

function FactField({ label, value, onChange, placeholder = 'Not found, add', tall = false, list, onBlur, children }: FactFieldProps) {
  const id = useId();
  const shared = {
    id,
    className: value === '' ? 'fact-field fact-missing' : 'fact-field',
    placeholder,
    dir: 'auto' as const,
    value,
    onBlur,
  };
  return (
    <div className="about-field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <div>
        {tall ? (
          <textarea {...shared} rows={1} onChange={(event) => onChange(event.currentTarget.value.replace(/\n+/g, ' '))} />
        ) : (
          <input {...shared} list={list} onChange={(event) => onChange(event.currentTarget.value)} />
        )}
        {children}
      </div>
    </div>
  );
}

/** The language by its name. What is being typed is shown as it is typed, since half a name may be the tag of another language. */
function LanguageField({ tag, list, onChange }: { readonly tag: string; readonly list: string; readonly onChange: (tag: string) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <FactField
      label="Language"
      value={draft ?? languageName(tag)}
      list={list}
      onChange={(value) => {
        setDraft(value);
        onChange(languageTag(value));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}

/** Up to three different dates of those the text mentions, the ones in kept lines first. */
function likelyDates(mentioned: readonly MentionedDate[], read: ReadSource, choices: ReviewChoices): MentionedDate[] {
  const inAside = ({ start }: MentionedDate) => {
    const index = read.blocks.findLastIndex((block) => block.start <= start);
    const block = read.blocks[index];
    return block !== undefined && asideReason(block, index, choices) !== null;
  };
  const ordered = [...mentioned].sort((a, b) => Number(inAside(a)) - Number(inAside(b)));
  return [...new Map(ordered.map((date) => [date.iso, date])).values()].slice(0, 3);
}
