import { type SettingsMessage, settingsSchema } from '../bridge/contract.ts';
import type { JsonFileKind } from '../files/json-file.ts';

/** `settings.json`: the analyst's preferences. Their meaning belongs to the page; here they are only kept. */
export const settingsFile: JsonFileKind<SettingsMessage> = { version: 1, schema: settingsSchema, defaults: {}, upgrades: {} };
