import { changeCode, deleteCode } from '../../commands/case/case-acts.ts';
import type { Code } from '../../domain/case.ts';
import { useServices } from '../../state/use-services.ts';
import { DraftField } from '../../ui/DraftField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SlotPicker } from '../../ui/SlotPicker.tsx';

/** One topic: letter and colour as they look, name, what it means, how often it is used. */
export function CodeRow({ code, uses }: { readonly code: Code; readonly uses: number }) {
  const services = useServices();
  return (
    <li className="code-row">
      <span className="code-mark" data-slot={code.slot} aria-hidden="true">
        {code.letter}
      </span>
      <DraftField
        label={`Name of topic ${code.name}`}
        hideLabel
        value={code.name}
        onSave={(name, join) => {
          if (name.trim() !== '') void changeCode(services, code.id, { name: name.trim().slice(0, 400) }, join);
        }}
      />
      <DraftField
        label={`Letter of topic ${code.name}`}
        hideLabel
        className="code-letter"
        value={code.letter}
        onSave={(letter, join) => void changeCode(services, code.id, { letter: [...letter.trim()].slice(0, 2).join('').slice(0, 4) }, join)}
      />
      <SlotPicker
        label={`Colour of topic ${code.name}`}
        slot={code.slot}
        onChange={(slot) => void changeCode(services, code.id, { slot })}
      />
      <DraftField
        label={`What topic ${code.name} means`}
        hideLabel
        multiline
        placeholder="What belongs here, and what does not"
        value={code.description}
        onSave={(description, join) => void changeCode(services, code.id, { description }, join)}
      />
      <span className="code-uses">{uses === 1 ? '1 claim' : `${uses} claims`}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={`Delete topic ${code.name}`}
        title="Delete topic"
        onClick={() => {
          void deleteCode(services, code.id);
          services.toast(`Topic ${code.name} deleted`, { undo: true });
        }}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
