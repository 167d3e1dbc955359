import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import type { useWho } from './use-who.ts';
import type { WhoChoice } from './who-choices.ts';

/** The options of "Who says this?": names with the reason for each, then the short ways. */
export function WhoList({ who }: { readonly who: ReturnType<typeof useWho> }) {
  const { choices, list } = who;
  const names = choices.flatMap((choice, i) => (choice.short ? [] : [{ choice, i }]));
  const short = choices.flatMap((choice, i) => (choice.short ? [{ choice, i }] : []));
  return (
    <>
      <div {...list.list('Candidates, most likely first')} className="who-list">
        {names.map(({ choice, i }) => (
          <div key={choice.id} {...list.option(i)} className="who-option" data-new={choice.id === 'new' || undefined}>
            {choice.id === 'new' ? (
              <Icon name="plus" />
            ) : choice.kind === '' ? (
              <span />
            ) : (
              <SpeakerGlyph kind={choice.kind} slot={choice.slot} />
            )}
            <bdi className="who-name">{choice.label}</bdi>
            {choice.digit ? <Keys shortcut={choice.digit} /> : <span />}
            {choice.reason ? <span className="who-why">{choice.reason}</span> : null}
          </div>
        ))}
        {short.length > 0 ? (
          <div role="group" aria-label="Other answers" className="who-new">
            {short.map(({ choice, i }) => (
              <ShortOption key={choice.id} choice={choice} option={list.option(i)} />
            ))}
          </div>
        ) : null}
      </div>
      {choices.length === 0 ? <p className="who-empty">Type the name, then Enter.</p> : null}
      <p className="who-keys" aria-hidden="true">
        <span>
          <Keys shortcut="ArrowUp" />
          <Keys shortcut="ArrowDown" /> choose
        </span>
        <span>
          <Keys shortcut="Enter" /> set
        </span>
        <span>
          <Keys shortcut="Escape" /> {who.answered ? 'close' : 'leave open'}
        </span>
      </p>
    </>
  );
}

type OptionProps = ReturnType<ReturnType<typeof useWho>['list']['option']>;

function ShortOption({ choice, option }: { readonly choice: WhoChoice; readonly option: OptionProps }) {
  return (
    <div {...option} className="who-short">
      {choice.id === 'new' ? <Icon name="plus" /> : null}
      <span>{choice.label}</span>
      {choice.reason ? <span className="who-why">{choice.reason}</span> : null}
    </div>
  );
}
