import type { LogEntryMessage } from '../bridge/contract.ts';

/**
 * A log entry without anything that could be content: an event is a plain phrase, a fact is a number, a yes or no, or a code without
 * spaces and separators. Whatever looks otherwise (source text, quotes, names, paths, addresses) is dropped, not shortened.
 */
export function redact(entry: LogEntryMessage): LogEntryMessage {
  const event = /^[A-Za-z][a-z0-9 ,-]{0,79}$/.test(entry.event) ? entry.event : 'event without a plain name';
  const facts = Object.entries(entry.facts ?? {})
    .filter(([name]) => /^[A-Za-z][A-Za-z0-9-]{0,39}$/.test(name))
    .map(([name, value]) => [name, typeof value === 'string' && !isCode(value) ? 'left out' : value] as const);
  return facts.length === 0 ? { level: entry.level, event } : { level: entry.level, event, facts: Object.fromEntries(facts) };
}

/** `too-large`, `ENOSPC`, `1.2.3`, `source.import`, `TypeError`: one short word of code, never a capitalised name. */
function isCode(value: string): boolean {
  return value.length <= 40 && /^(?:[a-z0-9]+(?:[-_.:][a-z0-9]+)*|[A-Z0-9]+(?:_[A-Z0-9]+)*|(?:[A-Z][a-z]+)*Error)$/.test(value);
}
