/** Told to electron-builder before it packs: everything is bundled into `out/`, so it collects and installs nothing of node_modules. */
export default async function noNodeModules() {
  return false;
}
