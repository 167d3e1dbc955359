import type { DatabaseTrouble } from '../storage/open-database.ts';
import { Icon } from '../ui/Icon.tsx';

/** Says why nothing can be stored, and what to do. */
export function Trouble({ trouble }: { readonly trouble: DatabaseTrouble }) {
  return (
    <main className="trouble">
      <div className="banner" role="alert">
        <Icon name="warn" />
        <div>
          <b>Hearsay cannot open its cases</b>
          <p>{trouble.message}</p>
          <button type="button" className="primary" onClick={() => location.reload()}>
            Try again
          </button>
        </div>
      </div>
    </main>
  );
}
