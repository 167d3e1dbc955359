/** Languages offered by name; any other can be given by its BCP 47 tag. */
const tags =
  'en ar az be bg bn bs ca cs da de el es et fa fi fr ga he hi hr hu hy id is it ja ka kk ko ky lt lv mk ml mr ms nl no pa pl ps pt ro ru sk sl so sq sr sv sw ta te tg th tr uk ur uz vi zh'.split(
    ' ',
  );

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The English name of a language, or the tag itself where it has none. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The tag of a language given by name or tag; what is neither is kept as written. */
export function languageTag(name: string): string {
  const wanted = name.trim().toLowerCase();
  return tags.find((tag) => languageName(tag).toLowerCase() === wanted) ?? name;
}

export function languageNames(): readonly string[] {
  return tags.map(languageName).sort((a, b) => a.localeCompare(b));
}
