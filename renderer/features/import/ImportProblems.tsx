import { importQueue, removeItem } from '../../commands/source/import-queue.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useImportQueue } from './use-import-queue.ts';

/** What could not be read, by name and reason. Stays until it is dismissed. */
export function ImportProblems() {
  const problems = useImportQueue((queue) => queue.problems);
  if (problems.length === 0) return null;
  const dismiss = () => {
    // files of a folder stay in its overview
    const failed = importQueue.getState().items.filter((item) => item.state === 'failed' && !item.inFolder);
    removeItem(...failed.map((item) => item.id));
    importQueue.setState({ problems: [] });
  };
  return (
    <div className="banner import-problems" role="alert">
      <Icon name="warn" />
      <div>
        {problems.slice(0, 6).map((problem, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may stand here twice
          <p key={i}>
            <bdi>{problem}</bdi>
          </p>
        ))}
        {problems.length > 6 ? <p>{problems.length - 6} more files could not be read; the list names each.</p> : null}
      </div>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={dismiss}>
        <Icon name="close" />
      </button>
    </div>
  );
}
