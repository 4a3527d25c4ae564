import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version in the package.json of this package; `unknown` where this file was taken out of it. */
export function packageVersion(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  // How far up it is depends on whether this is the source or what it was compiled to.
  while (dirname(folder) !== folder) {
    folder = dirname(folder);
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
    if (name === 'kaitai-chat') return String(version);
  }
  return 'unknown';
}
