const agencies =
  'AP|AFP|Reuters|EPA|EFE|ANSA|DPA|dpa|TASS|ТАСС|Getty(?: Images)?|Sputnik(?: \\p{L}+)?|РИА Новости|RIA Novosti|Xinhua|Anadolu(?: Agency)?|AA|Bloomberg|PA(?: Wire| Media)?|Shutterstock|iStock|Alamy|Wikimedia(?: Commons)?|Flickr|Unsplash|Pexels|Pixabay|imago(?: images)?|picture[- ]alliance|Imago|Keystone|Belga|UNIAN|Ukrinform|NurPhoto|ZUMA(?: Press)?|SIPA|Press Association|AP Photo|USA TODAY Sports';

const patterns: readonly RegExp[] = [
  // "Embassy in Washington. - Sputnik Italia, 1920, 05.10.2021"
  new RegExp(`\\s[-–—]\\s+(?:${agencies})(?:,\\s*\\d{4})?(?:,\\s*\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})?\\.?$`, 'u'),
  /\s[-–—]\s+(?:(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Ff]oto|[Фф]ото)\s*:\s*)?\p{Lu}[\p{L} ]{2,40},\s*\d{4},\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}$/u,
  // "(Photo by A. Name/Agency)", "[Name/Agency]", "(AP Photo/Name)"
  /[([](?:photo|image|picture|foto|photograph|фото|zdjęcie)(?: (?:credit|courtesy|by|von|di|de|par))?\b[^)\]]{0,120}[)\]]\.?$/iu,
  // A bare "(AFP)" ends a report as often as a caption and is left alone.
  new RegExp(`[(\\[](?:[^()\\[\\]]{1,80}(?:/|,|via) ?(?:${agencies})|(?:${agencies})(?:/| Photo)[^()\\[\\]]{0,80})[)\\]]\\.?$`, 'u'),
  // "Photo: Name", "Image credit: Name", "Foto: ..."
  /^(?:photo(?:graph)?s?|image|picture|foto|bild|fotografía|immagine|photographie|фото|zdjęcie|kép)(?: (?:credit|courtesy|source|by))?\s*[:©]\s*\S.{0,120}$/iu,
  /(?:photo|image|picture|file photo|foto|фото|crédit photo)\s*(?:credit|courtesy)?\s*:\s*[\p{L}][^.!?]{1,60}$/iu,
  new RegExp(`^©\\s*(?:${agencies})\\b.{0,80}$`, 'u'),
  new RegExp(`\\s©\\s*(?:[^.!?]{1,60}/)?(?:${agencies})(?:/[^.!?]{1,60})?$`, 'u'),
];

/** Whether a line is the caption of a photograph, by the credit that it ends or starts with. */
export function readsLikeCaption(line: string): boolean {
  return line.length <= 320 && patterns.some((pattern) => pattern.test(line));
}
