import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const marker = `${sep}node_modules${sep}`;

/**
 * Two Vite plugins that write `third-party-licences.txt`: the licence of every package whose code or fonts went into the page (`write`) or
 * into its workers, which are bundled on their own (`collect`). Those licences ask that they go with every copy.
 */
export function thirdPartyLicences() {
  const folders = new Set();
  const collect = (ids) => {
    for (const id of ids) {
      const folder = packageFolder(id);
      if (folder !== null) folders.add(folder);
    }
  };
  return {
    collect: () => ({
      name: 'hearsay:collect-licences',
      generateBundle() {
        collect(this.getModuleIds());
      },
    }),
    write: () => ({
      name: 'hearsay:third-party-licences',
      generateBundle() {
        collect(this.getModuleIds());
        const texts = [...folders].map(licenceOf).sort((one, other) => one.name.localeCompare(other.name, 'en'));
        const source = texts.map(({ name, version, text }) => `${name} ${version}\n\n${text.trim()}\n`).join(`\n${'-'.repeat(78)}\n\n`);
        this.emitFile({ type: 'asset', fileName: 'third-party-licences.txt', source });
      },
    }),
  };
}

/** The folder of the package a module belongs to, or `null` for our own. */
function packageFolder(id) {
  const path = id.replace(/^\0/, '').split('?')[0].replaceAll('/', sep);
  const at = path.lastIndexOf(marker);
  if (at < 0) return null;
  const parts = path.slice(at + marker.length).split(sep);
  const folder = path.slice(0, at) + marker + parts.slice(0, parts[0].startsWith('@') ? 2 : 1).join(sep);
  return existsSync(join(folder, 'package.json')) ? folder : null;
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)(\.|-|$)/i.test(each));
  return { name, version, text: file ? readFileSync(join(folder, file), 'utf8') : `Licence: ${license ?? 'see the package itself'}` };
}
