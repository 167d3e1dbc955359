import { always, type Command } from '../command.ts';
import { createSpeaker } from './speaker-acts.ts';

/** The register of speakers. */
export const registerCommands: readonly Command[] = [
  {
    id: 'speaker.new',
    title: 'New speaker',
    keywords: 'add person organisation document',
    menu: 'Speaker',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: always,
    run: (services) => {
      const speakerId = createSpeaker(services, { name: 'New speaker' });
      services.ui.setState({ view: 'speakers', speakerId });
      services.announce('Speaker added. Type the name');
      // the field is there once the profile is drawn
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const field = document.querySelector<HTMLInputElement>('.facts-fields input');
          field?.focus();
          field?.select();
        }),
      );
    },
  },
];
