// Packs the page a second time from a copy of its inputs in another folder, whose files are newer
// and whose fonts are cut anew, and fails unless both pages are equal byte for byte.
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { pack } from '../web/pack.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const elsewhere = mkdtempSync(path.join(tmpdir(), 'packed a second time '));
try {
  for (const name of ['web', 'assets', 'THIRD_PARTY.md', 'build/wasm']) {
    if (!existsSync(path.join(root, name))) throw new Error(`${name} is missing: ./build.sh build`);
    cpSync(path.join(root, name), path.join(elsewhere, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(elsewhere, 'node_modules'));
  /** @param {string} folder */
  const packed = (folder) =>
    pack({
      root: folder,
      wasm: path.join(folder, 'build/wasm'),
      out: path.join(elsewhere, 'site'),
    }).html;
  const [first, second] = [packed(root), packed(elsewhere)];
  if (first !== second) {
    const at = [...first].findIndex((c, i) => c !== second[i]);
    console.error(`The pages differ at character ${at}: ${first.slice(at - 40, at + 40)}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(elsewhere, { recursive: true, force: true });
}
