import type { SettingsRecord } from '../desktop/desktop.ts';
import { z } from '../domain/schema.ts';

/** Preferences of this computer. Anything unreadable falls back to its default by itself, so one bad value loses no other. */
export const settingsSchema = z.object({
  /** Written into the history as who edited. */
  analyst: z.string().max(200).catch(''),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Reading text in px, 15 to 26. */
  readingSize: z.number().min(15).max(26).catch(18),
  /** Width of the text in rem, 28 to 46. */
  measure: z.number().min(28).max(46).catch(37.5),
  /** Line height, 1.6 to 2. */
  leading: z.number().min(1.6).max(2).catch(1.667),
  readingFace: z.enum(['serif', 'sans']).catch('serif'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  snapToWords: z.boolean().catch(true),
  /** Single-letter keys in the text (WCAG 2.1.4 lets them be switched off). */
  singleKeys: z.boolean().catch(true),
  /** Whether texts are read for suggestions of who said what. */
  suggestions: z.boolean().catch(true),
  suggestSpeech: z.boolean().catch(true),
  suggestBelief: z.boolean().catch(true),
  suggestIntention: z.boolean().catch(true),
  /** Least score of a suggestion that is shown, 0.2 to 0.9. */
  suggestFrom: z.number().min(0.2).max(0.9).catch(0.35),
  /** Analyst's own keys, as `id=key` joined by `;`. */
  keys: z.string().max(10_000).catch(''),
  reducedMotion: z.boolean().catch(false),
  sidebarWidth: z.number().min(180).max(420).catch(248),
  inspectorWidth: z.number().min(260).max(560).catch(340),
  /** What the columns of tables were said to be; see `remembered-columns.ts`. */
  tableColumns: z.string().max(10_000).catch(''),
  /** Working blind: what other analysts marked is left out of every view. */
  blind: z.boolean().catch(false),
  lastCase: z.string().max(200).catch(''),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Settings from what the host keeps; defaults for all that is missing. */
export function toSettings(record: SettingsRecord): Settings {
  const filled = { ...Object.fromEntries(Object.keys(settingsSchema.shape).map((key) => [key, undefined])), ...record };
  return settingsSchema.parse(filled);
}
