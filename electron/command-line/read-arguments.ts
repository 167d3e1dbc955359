import { type ParseArgsConfig, parseArgs } from 'node:util';
import { WrongUsage } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and the rest, by `node:util`. @throws WrongUsage naming the argument that is not known or lacks its value. */
export function readArguments<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : 'wrong arguments');
  }
}
