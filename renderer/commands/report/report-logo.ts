import { type Picture, pictureLimits, pictureSchema } from '../../domain/picture.ts';
import type { Services } from '../services.ts';
import { choose } from './report-choice.ts';

/** Four times as large as it is shown, so that it is sharp on paper. */
const largest = { width: 1024, height: 224 };

/** Why a picture was not taken, in a sentence. */
export class LogoRefused extends Error {}

/** Takes a picture into the case and shows it over the report's title. @throws LogoRefused with a sentence. */
export async function takeLogo(services: Services, file: File): Promise<void> {
  const { inHand, journal } = services.open;
  const drawn = await draw(file);
  const same = [...inHand.all('pictures')].find((picture) => picture.data === drawn.data);
  const picture: Picture = same ?? {
    id: crypto.randomUUID(),
    caseId: inHand.caseId,
    name: file.name.replace(/\.[A-Za-z0-9]+$/, '').slice(0, 200) || 'Logo',
    createdAt: new Date().toISOString(),
    ...drawn,
  };
  if (!pictureSchema.safeParse(picture).success) throw new LogoRefused(`${file.name} cannot be used as a logo.`);
  if (!same) await journal.commit('add logo', (writer) => writer.put('pictures', picture));
  choose({ options: { logo: picture.id } });
}

/** Takes the logo off the report, and out of the case where no template shows it. */
export async function dropLogo(services: Services, id: string): Promise<void> {
  const { inHand, journal } = services.open;
  choose({ options: { logo: '' } });
  const needed = [...inHand.all('templates')].some((template) => template.options.logo === id);
  if (!needed && inHand.get('pictures', id)) await journal.commit('remove logo', (writer) => writer.remove('pictures', id));
}

/**
 * Draws the picture anew as PNG, no larger than reports show it. What a file holds beside its pixels (places, names of cameras, scripts of an
 * SVG) stays out of the case.
 */
async function draw(file: File): Promise<Pick<Picture, 'mediaType' | 'width' | 'height' | 'data'>> {
  if (file.size > pictureLimits.chosenBytes) throw new LogoRefused(`${file.name} is larger than 5 MB. Choose a smaller picture.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (!kind) throw new LogoRefused(`${file.name} is no PNG, JPEG or SVG picture.`);
  const image = await decode(bytes, kind).catch(() => {
    throw new LogoRefused(`${file.name} is damaged: it cannot be drawn.`);
  });
  for (const times of [1, 0.5, 0.25]) {
    const scale = Math.min(
      kind === 'image/svg+xml' ? 4 : 1,
      (largest.width * times) / image.width,
      (largest.height * times) / image.height,
    );
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext('2d')?.drawImage(image.source, 0, 0, canvas.width, canvas.height);
    const data = canvas.toDataURL('image/png').split(',')[1] ?? '';
    if (data.length * 0.75 <= pictureLimits.bytes) return { mediaType: 'image/png', width: canvas.width, height: canvas.height, data };
  }
  throw new LogoRefused(`${file.name} is too detailed for a logo.`);
}

type Kind = 'image/png' | 'image/jpeg' | 'image/svg+xml';

/** What a file is by its first bytes; its name and what the system calls it may be wrong. */
function kindOf(bytes: Uint8Array): Kind | null {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  return /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(
    new TextDecoder().decode(bytes.subarray(0, 4096)),
  )
    ? 'image/svg+xml'
    : null;
}

async function decode(bytes: Uint8Array<ArrayBuffer>, kind: Kind): Promise<{ source: CanvasImageSource; width: number; height: number }> {
  if (kind !== 'image/svg+xml') {
    const source = await createImageBitmap(new Blob([bytes], { type: kind }));
    return { source, width: source.width, height: source.height };
  }
  // as an image, an SVG runs no script and loads nothing; the page allows images from data addresses only
  const source = new Image();
  source.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new TextDecoder().decode(bytes))}`;
  await source.decode();
  return { source, width: source.naturalWidth || 300, height: source.naturalHeight || 150 };
}
