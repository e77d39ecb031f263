// What the page is made of, as a CycloneDX document: works by others that are in the page, with
// versions and licences. Tools that only build or test it are not in it. No time and no random number,
// so that the same page has the same document.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import * as CDX from '@cyclonedx/cyclonedx-library';

const { Component, Bom, ExternalReference } = CDX.Models;

/** @typedef {{name: string, version: string, licence: string, purl?: string, site: string, about: string}} Part */

/** @param {string} text @param {RegExp} pattern @param {string} where */
function found(text, pattern, where) {
  const match = pattern.exec(text);
  if (!match) throw new Error(`${where} does not say its version`);
  return match.slice(1).join('.');
}

/** @param {string} root @returns {Part[]} */
function partsOf(root) {
  const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');
  const imgui = process.env.IMGUI_DIR ?? path.join(root, 'build/deps/imgui');
  const imguiVersion = found(readFileSync(path.join(imgui, 'imgui.h'), 'utf8'), /IMGUI_VERSION\s+"([^"]+)"/, 'Dear ImGui');
  const json = found(
    read('build/deps/include/nlohmann/detail/abi_macros.hpp'),
    /VERSION_MAJOR (\d+)[^\n]*\n[^\n]*VERSION_MINOR (\d+)[^\n]*\n[^\n]*VERSION_PATCH (\d+)/,
    'nlohmann/json',
  );
  const emscripten = found(execFileSync('emcc', ['--version'], { encoding: 'utf8' }), /(\d+\.\d+\.\d+)/, 'emcc');
  const font = '@expo-google-fonts/atkinson-hyperlegible-next';
  const { version } = JSON.parse(read(`node_modules/${font}/package.json`));
  return [
    {
      name: 'Dear ImGui', version: imguiVersion, licence: 'MIT', site: 'https://github.com/ocornut/imgui',
      purl: `pkg:github/ocornut/imgui@v${imguiVersion}`, about: 'Draws the page; with stb_truetype, stb_rect_pack and stb_textedit (MIT) inside.',
    },
    {
      name: 'nlohmann/json', version: json, licence: 'MIT', site: 'https://github.com/nlohmann/json',
      purl: `pkg:github/nlohmann/json@v${json}`, about: 'Reads and writes JSON.',
    },
    {
      name: 'Emscripten runtime', version: emscripten, licence: '(MIT OR NCSA) AND Apache-2.0 WITH LLVM-exception',
      site: 'https://github.com/emscripten-core/emscripten', purl: `pkg:github/emscripten-core/emscripten@${emscripten}`,
      about: 'Support code in JavaScript and the C and C++ libraries (musl, libc++, emmalloc).',
    },
    {
      name: 'Atkinson Hyperlegible Next', version, licence: 'OFL-1.1', site: 'https://www.brailleinstitute.org/freefont/',
      purl: `pkg:npm/${font.replace('@', '%40')}@${version}`, about: 'The typeface, Regular and Bold, cut down to the Latin glyphs.',
    },
  ];
}

/** @param {Part} part */
function componentOf({ name, version, licence, purl, site, about }) {
  const component = new Component(CDX.Enums.ComponentType.Library, name, { version, description: about, bomRef: name });
  const simple = !/ (AND|OR|WITH) /.test(licence);
  component.licenses.add(simple ? new CDX.Models.SpdxLicense(licence) : new CDX.Models.LicenseExpression(licence));
  if (purl) component.purl = /** @type {any} */ ({ toString: () => purl });
  component.externalReferences.add(new ExternalReference(site, CDX.Enums.ExternalReferenceType.Website));
  return component;
}

/**
 * @param {string} root
 * @param {string} version of the page
 * @returns {string} CycloneDX 1.6 as JSON
 */
export function billOfMaterials(root, version) {
  const bom = new Bom();
  const page = new Component(CDX.Enums.ComponentType.Application, 'Next Session', { version, bomRef: 'Next Session' });
  page.licenses.add(new CDX.Models.SpdxLicense('MIT'));
  for (const part of partsOf(root)) {
    const component = componentOf(part);
    bom.components.add(component);
    page.dependencies.add(component.bomRef);
  }
  bom.metadata.component = page;
  const factory = new CDX.Serialize.JSON.Normalize.Factory(CDX.Spec.Spec1dot6);
  return `${new CDX.Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 1 })}\n`;
}
