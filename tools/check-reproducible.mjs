// Packs the page and the release a second time, in another folder from copies of what they are made of,
// with newer files, fonts cut anew, other rights for new files, another time zone and another language.
// Fails unless all is equal byte for byte. It needs a built page: ./build.sh build
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const INPUTS = [
  'assets', 'docs', 'tools', 'web', 'src/app/view.cpp', 'package.json', 'CHANGELOG.md', 'LICENSE', 'THIRD_PARTY.md',
  'build/wasm', 'build/deps/include',
];
// What a build makes, compared file by file; for a release, all that lies in its folder.
const BUILT = ['build/site', 'build/hosting', 'build/nextsession.html'];
// The copy is no repository that could tell the time of its last commit.
const MADE = { SOURCE_DATE_EPOCH: '1700000000' };
const OTHER = { ...MADE, TZ: 'Asia/Kathmandu', LC_ALL: 'C', LANG: 'C' };

/** @param {string} folder */
function copyInputs(folder) {
  for (const name of INPUTS) {
    if (!existsSync(path.join(ROOT, name))) throw new Error(`${name} is missing: ./build.sh build`);
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true, dereference: true });
  }
  const imgui = process.env.IMGUI_DIR ?? path.join(ROOT, 'build/deps/imgui');
  cpSync(path.join(imgui, 'imgui.h'), path.join(folder, 'build/deps/imgui/imgui.h'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
}

/** @param {string} place a file or folder @returns {string[]} the files, as paths under it */
function filesOf(place) {
  if (!existsSync(place)) throw new Error(`${place} was not made`);
  if (!statSync(place).isDirectory()) return [''];
  return readdirSync(place)
    .flatMap((name) => filesOf(path.join(place, name)).map((rest) => path.join(name, rest)))
    .sort();
}

/** @param {string} one @param {string} other @returns {string[]} what differs, in words */
function differences(one, other) {
  const [first, second] = [filesOf(one), filesOf(other)];
  const name = path.basename(one);
  if (String(first) !== String(second)) return [`${name} holds other files: ${first} | ${second}`];
  return first.flatMap((file) => {
    const [a, b] = [one, other].map((place) => readFileSync(path.join(place, file)));
    if (a.equals(b)) return [];
    const at = a.findIndex((byte, index) => byte !== b[index]);
    return [`${path.join(name, file)} differs at byte ${at} (${a.length} and ${b.length} long)`];
  });
}

/** @param {string} folder @param {string} script with its arguments, for a shell @param {object} settings */
function run(folder, script, settings) {
  const env = { ...process.env, ...settings };
  execFileSync('bash', ['-c', script], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

const work = mkdtempSync(path.join(tmpdir(), 'packed a second time '));
try {
  const elsewhere = path.join(work, 'next session');
  mkdirSync(elsewhere);
  copyInputs(elsewhere);
  run(elsewhere, 'umask 077 && node web/pack.mjs && node tools/release.mjs --out ../second', OTHER);
  run(ROOT, 'umask 022 && node tools/release.mjs --out "$OUT"', { ...MADE, OUT: path.join(work, 'first') });
  const found = BUILT.flatMap((name) => differences(path.join(ROOT, name), path.join(elsewhere, name)));
  found.push(...differences(path.join(work, 'first'), path.join(work, 'second')));
  for (const line of found) console.error(line);
  console.log(`${filesOf(path.join(work, 'first')).length} files of the release compared`);
  process.exitCode = found.length ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}
