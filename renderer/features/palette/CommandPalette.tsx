import * as Ariakit from '@ariakit/react';
import { useMemo, useState } from 'react';
import { titleOf } from '../../commands/command.ts';
import { commands, keysOf, ownKeys } from '../../commands/registry.ts';
import { runCommand } from '../../commands/run-command.ts';
import { sourcesInOrder } from '../../commands/source/open-source.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { useOptionList } from '../../ui/use-option-list.ts';
import { type Findable, findThings } from './rank.ts';

const shownAtMost = 60;

interface Entry extends Findable {
  readonly id: string;
  readonly kind: 'command' | 'source' | 'speaker';
  readonly keyCap: string;
  readonly reason: string;
  readonly glyph?: { readonly kind: Parameters<typeof SpeakerGlyph>[0]['kind']; readonly slot: number };
  readonly run: () => void;
}

/** Finds and runs every command, and goes to sources and speakers by name. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const inHand = useRows('sources', 'speakers');
  const { settings } = useSettings();
  const [typed, setTyped] = useState('');

  const entries = useMemo(() => {
    const own = ownKeys(settings.keys);
    const all: Entry[] = commands
      .filter((command) => command.id !== 'view.palette')
      .flatMap((command) => {
        const title = titleOf(command, services);
        return title === null ? [] : [{ command, title }];
      })
      .map(({ command, title }) => ({
        id: command.id,
        kind: 'command',
        title,
        keywords: `${command.keywords ?? ''} ${command.menu}`,
        keyCap: keysOf(command, own)[0] ?? '',
        reason: command.unavailable(services),
        run: () => runCommand(services, command.id),
      }));
    for (const source of sourcesInOrder(inHand))
      all.push({
        id: source.id,
        kind: 'source',
        title: `Go to source “${source.title || source.fileName}”`,
        keywords: `${source.publisher} ${source.byline} ${source.fileName}`,
        keyCap: '',
        reason: '',
        run: () => services.ui.setState({ view: 'read', sourceId: source.id, claimId: '', backTo: '' }),
      });
    for (const speaker of inHand.all('speakers'))
      all.push({
        id: speaker.id,
        kind: 'speaker',
        title: `Go to speaker “${speaker.name}”`,
        keywords: `${speaker.aliases.join(' ')} ${speaker.role} ${speaker.affiliation}`,
        keyCap: '',
        reason: '',
        glyph: speaker,
        run: () => services.ui.setState({ view: 'speakers', speakerId: speaker.id, backTo: '' }),
      });
    return all;
  }, [services, settings.keys, inHand]);
  const found = useMemo(() => findThings(entries, typed, shownAtMost), [entries, typed]);

  const run = (entry: Entry) => {
    if (entry.reason) {
      services.announce(entry.reason);
      return;
    }
    onClose();
    // after the palette has given the focus back, so that the command finds the text or the table as it was
    requestAnimationFrame(() => requestAnimationFrame(entry.run));
  };

  const list = useOptionList({
    ids: found.map((entry) => `${entry.kind} ${entry.id}`),
    open: true,
    onPick: (index) => {
      const entry = found[index];
      if (entry) run(entry);
    },
    onClose,
  });

  return (
    <Ariakit.Dialog
      open
      onClose={onClose}
      className="dialog palette"
      aria-label="Commands"
      backdrop={<div className="backdrop" />}
      portal
      unmountOnHide
    >
      <div className="palette-field">
        <Icon name="find" />
        <input
          {...list.field}
          aria-label="Search or run a command"
          placeholder="Type what you want to do, or a name"
          value={typed}
          spellCheck={false}
          dir="auto"
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={list.onKeyDown}
        />
      </div>
      <div className="palette-list" {...list.list('Commands')}>
        {found.map((entry, i) => (
          <div
            key={`${entry.kind} ${entry.id}`}
            className="palette-item"
            {...list.option(i)}
            aria-disabled={entry.reason !== '' || undefined}
          >
            {entry.glyph ? (
              <SpeakerGlyph kind={entry.glyph.kind} slot={entry.glyph.slot} />
            ) : (
              <Icon name={entry.kind === 'source' ? 'text' : 'right'} />
            )}
            <bdi className="palette-title">{entry.title}</bdi>
            {entry.reason ? <span className="palette-reason">{entry.reason}</span> : null}
            <Keys shortcut={entry.keyCap} />
          </div>
        ))}
      </div>
      {found.length === 0 ? (
        <p className="palette-none" role="status">
          No command or name fits “{typed}”. To search the texts, use Search.
        </p>
      ) : null}
    </Ariakit.Dialog>
  );
}
