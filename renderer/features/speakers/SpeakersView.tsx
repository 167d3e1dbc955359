import { useEffect } from 'react';
import { useStatusText } from '../../state/status-text.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { NoSpeakers } from './NoSpeakers.tsx';
import { Profile } from './Profile.tsx';
import { SpeakersSidebar } from './SpeakersSidebar.tsx';
import { speakersInOrder } from './speaker-facts.ts';

/** Speakers: who they are, what they say and where, by which names the texts call them; merging and splitting. */
export function SpeakersView() {
  const services = useServices();
  const inHand = useRows('speakers', 'attributions', 'claims', 'sources', 'mentions');
  const chosen = useUi((state) => state.speakerId);
  const speakers = speakersInOrder(inHand);
  const speaker = inHand.get('speakers', chosen) ?? speakers[0];
  useEffect(() => {
    useStatusText.setState({ counts: speakers.length === 1 ? '1 speaker' : `${speakers.length} speakers`, place: '' });
    return () => useStatusText.setState({ counts: '', place: '' });
  }, [speakers.length]);
  useEffect(() => {
    if (speaker && speaker.id !== chosen) services.ui.setState({ speakerId: speaker.id });
  }, [speaker, chosen, services]);
  return (
    <>
      <SpeakersSidebar speakers={speakers} current={speaker?.id ?? ''} />
      {speaker ? <Profile key={speaker.id} speaker={speaker} /> : <NoSpeakers />}
    </>
  );
}
