import { runCommand } from '../../commands/run-command.ts';
import { useRows, useServices } from '../../state/use-services.ts';

/** What stands in place of a profile while the register is empty. Broken records are named, not hidden. */
export function NoSpeakers() {
  const services = useServices();
  const { broken } = useRows('speakers');
  const damaged = broken.filter((row) => row.table === 'speakers').length;
  return (
    <main className="work" aria-labelledby="speakers-head">
      <h1 className="sr" id="speakers-head">
        Speakers
      </h1>
      <div className="empty view-empty">
        <h2>No speakers yet</h2>
        <p>Whoever you name for a claim is listed here, with all that they say.</p>
        {damaged > 0 ? <p>{damaged === 1 ? '1 record of a speaker' : `${damaged} records of speakers`} cannot be read.</p> : null}
        <button type="button" className="primary" onClick={() => runCommand(services, 'speaker.new')}>
          New speaker
        </button>
      </div>
    </main>
  );
}
