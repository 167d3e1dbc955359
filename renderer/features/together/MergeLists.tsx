import { useState } from 'react';
import type { Side } from '../../together/merge/compare-cases.ts';
import { choiceKey, type MergeChoices, sideOf } from '../../together/merge/merge-cases.ts';
import type { FieldInWords, ItemInWords } from '../../together/merge/merge-words.ts';

/** Items drawn at once; more come when asked for. */
const step = 100;

interface ConflictListProps {
  readonly items: readonly ItemInWords[];
  readonly choices: MergeChoices;
  readonly onChoose: (key: string, side: Side) => void;
}

/** Records that both changed, field by field, to be decided. */
export function ConflictList({ items, choices, onChoose }: ConflictListProps) {
  const [shown, setShown] = useState(step);
  return (
    <>
      <ul className="merge-items">
        {items.slice(0, shown).map((item) => (
          <li key={item.key}>
            <ItemName item={item} />
            {item.fields.map((field) =>
              field.state === 'conflict' ? (
                <FieldChoice
                  key={field.name}
                  item={item}
                  field={field}
                  side={sideOf(item, field, choices)}
                  onChoose={(side) => onChoose(choiceKey(item, field), side)}
                />
              ) : null,
            )}
          </li>
        ))}
      </ul>
      <More left={items.length - shown} onMore={() => setShown(shown + step)} />
    </>
  );
}

interface FieldChoiceProps {
  readonly item: ItemInWords;
  readonly field: FieldInWords;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

function FieldChoice({ item, field, side, onChoose }: FieldChoiceProps) {
  const name = `${item.key} ${field.name}`;
  const choice = (of: Side, whose: string, words: string) => (
    <label className="merge-choice">
      <input type="radio" name={name} checked={side === of} onChange={() => onChoose(of)} />
      <span>
        <span className="merge-whose">
          {whose}
          {field.newer === of ? ', newer' : ''}
        </span>
        <bdi className="merge-words">{words}</bdi>
      </span>
    </label>
  );
  return (
    <fieldset className="merge-field">
      <legend>{field.label}</legend>
      <div className="merge-sides">
        {choice('mine', 'Mine', field.mine)}
        {choice('theirs', 'Theirs', field.theirs)}
      </div>
    </fieldset>
  );
}

/** Records that come in or change without anybody having to decide. */
export function PlainList({ title, items }: { readonly title: string; readonly items: readonly ItemInWords[] }) {
  const [shown, setShown] = useState(step);
  if (items.length === 0) return null;
  return (
    <details className="merge-group">
      <summary>
        {title} ({items.length})
      </summary>
      <ul className="merge-items">
        {items.slice(0, shown).map((item) => (
          <li key={item.key}>
            <ItemName item={item} />
            {item.fields
              .filter((field) => field.state === 'theirs')
              .map((field) => (
                <p key={field.name} className="merge-change">
                  {field.label}: <bdi>{field.theirs}</bdi> <span className="muted">instead of {field.mine}</span>
                </p>
              ))}
          </li>
        ))}
      </ul>
      <More left={items.length - shown} onMore={() => setShown(shown + step)} />
    </details>
  );
}

function ItemName({ item }: { readonly item: ItemInWords }) {
  return (
    <p className="merge-name">
      <span className="merge-what">{item.what}</span> <bdi>{item.title}</bdi>
      {item.by ? (
        <span className="muted">
          {' '}
          by <bdi>{item.by}</bdi>
        </span>
      ) : null}
    </p>
  );
}

function More({ left, onMore }: { readonly left: number; readonly onMore: () => void }) {
  if (left <= 0) return null;
  return (
    <button type="button" className="link" onClick={onMore}>
      {left} more. Show {Math.min(left, step)}
    </button>
  );
}
