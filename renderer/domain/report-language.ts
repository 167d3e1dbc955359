/** Languages a report can be written in. `locale` decides dates, numbers and lists; `label` is the language's own name. */
export const reportLanguages = [
  { id: 'en', label: 'English', locale: 'en-GB', direction: 'ltr' },
  { id: 'de', label: 'Deutsch', locale: 'de-DE', direction: 'ltr' },
  { id: 'fr', label: 'Français', locale: 'fr-FR', direction: 'ltr' },
  { id: 'es', label: 'Español', locale: 'es-ES', direction: 'ltr' },
  { id: 'it', label: 'Italiano', locale: 'it-IT', direction: 'ltr' },
  { id: 'ru', label: 'Русский', locale: 'ru-RU', direction: 'ltr' },
  // Latin digits, as in the numbers of claims and paragraphs
  { id: 'ar', label: 'العربية', locale: 'ar-u-nu-latn', direction: 'rtl' },
] as const;
export type ReportLanguage = (typeof reportLanguages)[number]['id'];
