// Makes build/release/next-session-VERSION.zip and the list of fingerprints beside it:
//   node tools/release.mjs [--out FOLDER]
// It needs a built page. The same commit gives the same bytes, in whichever folder it is built.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { billOfMaterials } from './sbom.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
// What a practice needs to read, and what tells of rights.
const DOCS = ['hosting.md', 'embedding.md', 'practice-settings.md', 'privacy.md', 'save-format.md'];
const NOTICES = ['LICENSE', 'THIRD_PARTY.md', 'CHANGELOG.md'];
const SUMS = 'SHA256SUMS';

/** @param {string} folder @param {string} [under] @returns {string[]} files below it, sorted, with "/" */
function filesOf(folder, under = '') {
  return readdirSync(path.join(folder, under), { withFileTypes: true })
    .flatMap((entry) => {
      const name = under ? `${under}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesOf(folder, name) : [name];
    })
    .sort();
}

/** @param {string} file */
const sumOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** @param {string} folder @param {string[]} names @returns {string} as sha256sum writes it */
const sums = (folder, names) => names.map((name) => `${sumOf(path.join(folder, name))}  ${name}\n`).join('');

/** @returns {number} seconds: of the last commit, or as SOURCE_DATE_EPOCH says */
function whenMade() {
  if (process.env.SOURCE_DATE_EPOCH) return Number(process.env.SOURCE_DATE_EPOCH);
  return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' }));
}

/** @returns {string} */
function version() {
  const { version: told } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const page = /constexpr const char\* version = "([^"]+)"/.exec(readFileSync(path.join(ROOT, 'src/app/view.cpp'), 'utf8'))?.[1];
  if (!page || !`${told}.`.startsWith(`${page}.`)) {
    throw new Error(`package.json says version ${told}, the page (src/app/view.cpp) ${page}: make them one.`);
  }
  return told;
}

/** @param {string} folder what goes into the release */
function gather(folder) {
  const build = path.join(ROOT, 'build');
  for (const name of ['site', 'hosting', 'nextsession.html']) {
    if (!existsSync(path.join(build, name))) throw new Error(`There is no build/${name}. First run: ./build.sh build`);
    cpSync(path.join(build, name), path.join(folder, name), { recursive: true });
  }
  for (const name of DOCS) cpSync(path.join(ROOT, 'docs', name), path.join(folder, 'docs', name));
  for (const name of NOTICES) cpSync(path.join(ROOT, name), path.join(folder, name));
  cpSync(path.join(ROOT, 'assets/schema'), path.join(folder, 'schema'), { recursive: true });
}

/** @param {string} folder @param {string} file @param {number} seconds */
function zip(folder, file, seconds) {
  const names = filesOf(folder);
  // The archive keeps each file's time and rights.
  for (const name of names) {
    utimesSync(path.join(folder, name), seconds, seconds);
    chmodSync(path.join(folder, name), 0o644);
  }
  // -X: no users and no finer times; -D: no folders; names from standard input, in their order.
  execFileSync('zip', ['-q', '-X', '-D', '-9', file, '-@'], {
    cwd: path.dirname(folder),
    env: { ...process.env, TZ: 'UTC' },
    input: names.map((name) => `${path.basename(folder)}/${name}\n`).join(''),
  });
}

/** @param {string[]} args */
function main(args) {
  const at = args.indexOf('--out');
  const out = path.resolve(at < 0 ? path.join(ROOT, 'build/release') : args[at + 1]);
  const name = `next-session-${version()}`;
  const folder = path.join(out, name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  gather(folder);
  writeFileSync(path.join(folder, 'sbom.cdx.json'), billOfMaterials(ROOT, version()));
  writeFileSync(path.join(folder, SUMS), sums(folder, filesOf(folder)));
  zip(folder, path.join(out, `${name}.zip`), whenMade());
  const beside = [`${name}.zip`, `${name}/nextsession.html`, `${name}/sbom.cdx.json`];
  writeFileSync(path.join(out, SUMS), sums(out, beside));
  const kilobytes = Math.round(statSync(path.join(out, `${name}.zip`)).size / 1000);
  console.log(`${path.relative(ROOT, path.join(out, `${name}.zip`))}: ${filesOf(folder).length} files, ${kilobytes} kB`);
  console.log(readFileSync(path.join(out, SUMS), 'utf8').trimEnd());
}

main(process.argv.slice(2));
