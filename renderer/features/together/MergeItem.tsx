import { useMerge } from '../../commands/case-file/merge-state.ts';
import type { Side } from '../../together/merge/compare-cases.ts';
import { comesIn, leavingOut, staysOut, takenFields } from '../../together/merge/left-out.ts';
import { choiceKey, sideOf } from '../../together/merge/merge-cases.ts';
import type { FieldInWords, ItemInWords } from '../../together/merge/merge-words.ts';
import { Tick } from './Tick.tsx';

/** A record that both changed, field by field, to be decided. */
export function ConflictItem({ item }: { readonly item: ItemInWords }) {
  const choices = useMerge();
  return (
    <article className="merge-item">
      <ItemName item={item} />
      {item.fields.map((field) =>
        field.state === 'conflict' ? (
          <FieldChoice
            key={field.name}
            item={item}
            field={field}
            side={sideOf(item, field, choices)}
            onChoose={(side) => useMerge.setState({ byHand: new Map(choices.byHand).set(choiceKey(item, field), side) })}
          />
        ) : null,
      )}
      {takenFields(item).map((field) => (
        <FieldTick key={field.name} item={item} field={field} />
      ))}
    </article>
  );
}

/** A record that comes in or changes unless it is left out, and what of it can be left out by itself. */
export function PlainItem({ item }: { readonly item: ItemInWords }) {
  const leaveOut = useMerge((state) => state.leaveOut);
  const out = staysOut(item, leaveOut);
  const on = comesIn(item, leaveOut);
  const changed = takenFields(item);
  const [only] = changed;
  const toggle = (keys: readonly string[], next: boolean) => useMerge.setState({ leaveOut: leavingOut(leaveOut, keys, !next) });
  return (
    <article className="merge-item" data-out={!on || undefined}>
      <Tick
        label={`${item.what} ${item.title}`}
        state={on ? (someOut(item, leaveOut) ? 'some' : 'on') : 'off'}
        disabled={out}
        onChange={(next) => toggle([item.key, ...(next ? partsOf(item) : [])], next)}
      >
        <ItemName item={item} grouped />
      </Tick>
      {out ? <p className="merge-change muted">Stays out with what it belongs to.</p> : null}
      {changed.length === 1 && only ? <p className="merge-change">{changeWords(only)}</p> : null}
      {changed.length > 1 ? changed.map((field) => <FieldTick key={field.name} item={item} field={field} />) : null}
      {item.said.map(({ key, words }) => (
        <div key={key} className="merge-part">
          <Tick label={words} state={on && !leaveOut.has(key) ? 'on' : 'off'} disabled={!on} onChange={(next) => toggle([key], next)}>
            <bdi>{words}</bdi>
          </Tick>
        </div>
      ))}
    </article>
  );
}

/** A field that is taken from theirs unless it is left out. */
function FieldTick({ item, field }: { readonly item: ItemInWords; readonly field: FieldInWords }) {
  const leaveOut = useMerge((state) => state.leaveOut);
  const key = choiceKey(item, field);
  const off = leaveOut.has(item.key);
  return (
    <div className="merge-part">
      <Tick
        label={`${field.label}: ${field.theirs}`}
        state={off || leaveOut.has(key) ? 'off' : 'on'}
        disabled={off}
        onChange={(on) => useMerge.setState({ leaveOut: leavingOut(leaveOut, [key], !on) })}
      >
        {changeWords(field)}
      </Tick>
    </div>
  );
}

const changeWords = (field: FieldInWords) => (
  <>
    {field.label}: <bdi>{field.theirs}</bdi> <span className="muted">instead of {field.mine === 'Nothing' ? 'nothing' : field.mine}</span>
  </>
);

function partsOf(item: ItemInWords): string[] {
  return [...item.said.map((one) => one.key), ...takenFields(item).map((field) => choiceKey(item, field))];
}

const someOut = (item: ItemInWords, leaveOut: ReadonlySet<string>) => partsOf(item).some((key) => leaveOut.has(key));

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

function ItemName({ item, grouped = false }: { readonly item: ItemInWords; readonly grouped?: boolean }) {
  return (
    <span className="merge-name">
      {grouped ? null : <span className="merge-what">{item.what} </span>}
      <bdi>{item.title}</bdi>
      {item.by ? (
        <span className="muted">
          {' '}
          by <bdi>{item.by}</bdi>
        </span>
      ) : null}
    </span>
  );
}
