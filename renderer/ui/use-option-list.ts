import { type KeyboardEvent, useEffect, useId, useState } from 'react';

interface OptionListProps {
  /** Ids of the options in order; when they change, the first option is chosen again. */
  readonly ids: readonly string[];
  readonly open: boolean;
  /** Index of the option that is chosen at first; -1 for none. */
  readonly first?: number;
  readonly onPick: (index: number) => void;
  readonly onClose: () => void;
  readonly onOpen?: () => void;
}

/**
 * A text field with a list of options below it: focus stays in the field, arrows move through the list, Enter takes the option
 * that is marked, Esc closes the list.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ editable combobox with list autocomplete
 */
export function useOptionList({ ids, open, first = 0, onPick, onClose, onOpen }: OptionListProps) {
  const listId = useId();
  const key = ids.join('\n');
  const [chosen, setChosen] = useState({ key, index: first });
  const active = open ? (chosen.key === key ? chosen.index : first) : -1;
  const optionId = (index: number) => `${listId}-${index}`;
  const activeId = active >= 0 && active < ids.length ? optionId(active) : undefined;

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const move = (by: 1 | -1) => {
    if (ids.length > 0) setChosen({ key, index: (active + by + ids.length) % ids.length });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) onOpen?.();
      else move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!open) onOpen?.();
      else if (activeId) onPick(active);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };

  return {
    active,
    choose: (index: number) => setChosen({ key, index }),
    onKeyDown,
    /** For the field. */
    field: {
      role: 'combobox' as const,
      autoComplete: 'off',
      'aria-autocomplete': 'list' as const,
      'aria-expanded': open,
      'aria-controls': open ? listId : undefined,
      'aria-activedescendant': activeId,
    },
    list: (label: string) => ({ role: 'listbox' as const, id: listId, 'aria-label': label }),
    option: (index: number) => ({
      role: 'option' as const,
      id: optionId(index),
      'aria-selected': index === active,
      tabIndex: -1,
      // the field keeps the focus
      onMouseDown: (event: { preventDefault(): void }) => event.preventDefault(),
      onMouseMove: () => index !== active && setChosen({ key, index }),
      onClick: () => onPick(index),
    }),
  };
}
