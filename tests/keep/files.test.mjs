// Files and the clipboard: saved, opened, dropped, sealed, too large, refused.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ok, same } from '../browser/assert.mjs';
import { test } from './harness.mjs';
import * as independent from './independent.mjs';
import { TabPage, newContext } from './page.mjs';
import { RECORD, SECRET } from './record.mjs';

const NAME = 'my-record.nextsession.json';
const MIB = 1 << 20;

/** A browser without a dialog to save with, as most are. */
const noDialog = () => Reflect.deleteProperty(globalThis, 'showSaveFilePicker');

/** The order is given within a press, as the module gives it. @param {TabPage} tab @param {object} order */
async function press(tab, order) {
  await tab.inner.evaluate((text) => {
    const button = /** @type {HTMLButtonElement} */ (document.getElementById('press'));
    button.onclick = () => /** @type {any} */ (globalThis).keeper.order(text);
  }, JSON.stringify(order));
  await tab.page.click('#press');
}

/** @param {TabPage} tab @param {object} more */
async function downloaded(tab, more) {
  const waiting = tab.page.waitForEvent('download');
  await press(tab, { do: 'save', name: NAME, text: RECORD, type: 'application/json', ...more });
  const download = await waiting;
  same(await tab.hears('saved'), { news: 'saved', name: NAME }, 'news');
  same(download.suggestedFilename(), NAME, 'name');
  return readFileSync(await download.path(), 'utf8');
}

/** @type {string[]} of files the browser may still be reading */
const folders = [];
process.on('exit', () => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

/** @param {TabPage} tab @param {string | Buffer} content @param {string} [name] */
async function choose(tab, content, name = NAME) {
  const waiting = tab.page.waitForEvent('filechooser');
  await press(tab, { do: 'open' });
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-file-'));
  folders.push(folder);
  const file = path.join(folder, name);
  writeFileSync(file, content);
  await (await waiting).setFiles(file);
}

test('a file is saved by a link, plain or sealed, and opened again', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context, { before: noDialog });
  same(await downloaded(tab, { secret: '' }), RECORD, 'plain');
  const sealed = await downloaded(tab, { secret: SECRET });
  ok(!sealed.includes('therapy'), 'words in the clear');
  same(await independent.open(sealed, SECRET), RECORD, 'opened by the script');
  ok(sealed !== (await downloaded(tab, { secret: SECRET })), 'the same bytes twice');

  await choose(tab, `\ufeff${RECORD}`);
  same(await tab.hears('file'), { news: 'file', name: NAME, text: RECORD }, 'plain, with a mark');
  for (const text of [sealed, await independent.make(RECORD, SECRET)]) {
    await choose(tab, text);
    same(await tab.hears('locked-file'), { news: 'locked-file', name: NAME }, 'sealed');
    await press(tab, { do: 'unlock-file', secret: 'something else' });
    await tab.hears('wrong-file');
    await press(tab, { do: 'unlock-file', secret: SECRET });
    same(await tab.hears('file'), { news: 'file', name: NAME, text: RECORD }, 'unlocked');
  }
  await press(tab, { do: 'unlock-file', secret: SECRET });
  same(await tab.news(), [], 'unlocking nothing');
  await context.close();
});

test('through the dialog where there is one: written, cancelled, forbidden, failed', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.inner.evaluate(() => {
    const shared = /** @type {any} */ (globalThis);
    shared.files = [];
    shared.refusal = '';
    shared.showSaveFilePicker = async (/** @type {any} */ options) => {
      if (!navigator.userActivation.isActive) throw new DOMException('', 'SecurityError');
      if (shared.refusal === 'AbortError') throw new DOMException('', 'AbortError');
      if (shared.refusal === 'SecurityError') throw new DOMException('', 'SecurityError');
      const file = { options, text: 'what was there before', aborted: false };
      shared.files.push(file);
      let written = '';
      return {
        createWritable: async () => ({
          write: async (/** @type {string} */ text) => {
            if (shared.refusal) throw new DOMException('', shared.refusal);
            written = text;
          },
          close: async () => void (file.text = written),
          abort: async () => void (file.aborted = true),
        }),
      };
    };
  });
  const refuse = (/** @type {string} */ name) =>
    tab.inner.evaluate((given) => void (/** @type {any} */ (globalThis).refusal = given), name);
  const last = () => tab.inner.evaluate(() => /** @type {any} */ (globalThis).files.at(-1));
  const order = { do: 'save', name: NAME, text: RECORD, type: 'application/json' };

  await press(tab, { ...order, secret: SECRET });
  same(await tab.hears('saved'), { news: 'saved', name: NAME }, 'news');
  const file = await last();
  same(await independent.open(file.text, SECRET), RECORD, 'opened by the script');
  same(file.options.suggestedName, NAME, 'name');
  same(file.options.types[0].accept, { 'application/json': ['.json'] }, 'kind');

  await refuse('AbortError');
  await press(tab, order);
  await tab.hears('cancelled');
  await refuse('QuotaExceededError');
  await press(tab, order);
  same(await tab.hears('trouble'), { news: 'trouble', what: 'full', where: 'file' }, 'no room');
  same([(await last()).text, (await last()).aborted], ['what was there before', true], 'the file');
  await refuse('SecurityError');
  same(await downloaded(tab, {}), RECORD, 'by a link, where the dialog is forbidden');
  await context.close();
});

test('a choice is heard although memory was cleared up while the dialog was open', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  const devtools = await context.newCDPSession(tab.page);
  await devtools.send('Page.enable');
  await devtools.send('DOM.enable');
  // Not through Playwright, which would hold on to the control itself.
  await devtools.send('Page.setInterceptFileChooserDialog', { enabled: true });
  /** @type {Promise<any>} */
  const opened = new Promise((resolve) => devtools.once('Page.fileChooserOpened', resolve));
  await press(tab, { do: 'open' });
  const { backendNodeId } = await opened;
  for (let time = 0; time < 3; ++time) await devtools.send('HeapProfiler.collectGarbage');
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-file-'));
  folders.push(folder);
  const file = path.join(folder, NAME);
  writeFileSync(file, RECORD);
  await devtools.send('DOM.setFileInputFiles', { files: [file], backendNodeId });
  same((await tab.hears('file')).text, RECORD, 'what is heard');
  await context.close();
});

test('a chooser that is closed is told', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.page.evaluate(() => {
    HTMLInputElement.prototype.click = function () {
      setTimeout(() => this.dispatchEvent(new Event('cancel')));
    };
  });
  await tab.order({ do: 'open' });
  await tab.hears('cancelled');
  await context.close();
});

/** @param {TabPage} tab @param {string} text @returns {Promise<boolean>} whether the page took it */
function drop(tab, text) {
  return tab.inner.evaluate(([name, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], name, { type: 'application/json' }));
    const fire = (/** @type {string} */ kind) => !document.body.dispatchEvent(
      new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    return fire('dragover') && fire('drop');
  }, [NAME, text]);
}

test('a file dropped on the page is opened; dragged words are left alone', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  ok(await drop(tab, RECORD), 'the browser would have left the page for the file');
  same(await tab.hears('file'), { news: 'file', name: NAME, text: RECORD }, 'plain');
  await drop(tab, await independent.make(RECORD, SECRET));
  await tab.hears('locked-file');
  await drop(tab, 'not a record {');
  same((await tab.hears('file')).text, 'not a record {', 'anything else goes to the app');
  await press(tab, { do: 'unlock-file', secret: SECRET });
  same(await tab.news(), [], 'the sealed file is still waited for');
  const taken = await tab.inner.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'words');
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    return !document.body.dispatchEvent(event);
  });
  ok(!taken, 'dragged words were taken away from the field they were meant for');
  await context.close();
});

test('a file that is too large is refused before it is read', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.inner.evaluate(() => {
    const shared = /** @type {any} */ (globalThis);
    shared.read = 0;
    const { text } = Blob.prototype;
    Blob.prototype.text = function () {
      shared.read += this.size;
      return text.call(this);
    };
  });
  await choose(tab, Buffer.alloc(40 * MIB, 32));
  const refusal = { news: 'trouble', what: 'too-large', where: 'file' };
  same(await tab.hears('trouble'), refusal, '40 MiB');
  same(await tab.inner.evaluate('read'), 0, 'bytes read of it');
  await choose(tab, Buffer.alloc(8 * MIB + 1, 32));
  same(await tab.hears('trouble'), refusal, '8 MiB and a byte');
  await choose(tab, Buffer.alloc(8 * MIB, 32));
  same((await tab.hears('file')).text.length, 8 * MIB, '8 MiB');
  const longest = 'x'.repeat(8 * MIB);
  await choose(tab, await independent.make(longest, SECRET));
  await tab.hears('locked-file');
  await press(tab, { do: 'unlock-file', secret: SECRET });
  same((await tab.hears('file')).text.length, 8 * MIB, '8 MiB under a passphrase');
  await context.close();
});

test('damaged and hostile encrypted files: the app gets them as they are; a newer one is said', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.keep(RECORD);
  const good = JSON.parse(await independent.make(RECORD, SECRET));
  await choose(tab, JSON.stringify({ ...good, version: 2 }));
  await tab.hears('locked-file');
  await press(tab, { do: 'unlock-file', secret: SECRET });
  const newer = { news: 'trouble', what: 'failed', where: 'file', why: 'newer' };
  same(await tab.hears('trouble'), newer, 'of a later version');
  const bad = [
    { ...good, data: 7 },
    { ...good, kdf: { ...good.kdf, iterations: 2 ** 31 } },
  ];
  for (const document of bad) {
    const text = JSON.stringify(document);
    await choose(tab, text);
    await tab.hears('locked-file');
    await press(tab, { do: 'unlock-file', secret: SECRET });
    same(await tab.hears('file'), { news: 'file', name: NAME, text }, text.slice(0, 60));
  }
  await choose(tab, JSON.stringify(good).slice(0, -20));
  await tab.hears('file');
  same((await tab.entry()).text, RECORD, 'what is kept on the device');
  await context.close();
});

test('text is copied, also where the clipboard is closed to pages', async () => {
  const context = await newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const tab = await TabPage.open(context);
  await press(tab, { do: 'copy', text: 'first\nñ' });
  await tab.hears('copied');
  const read = () => tab.inner.evaluate(() => navigator.clipboard.readText());
  same(await read(), 'first\nñ', 'the clipboard');
  await tab.inner.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await tab.page.focus('#press');
  await press(tab, { do: 'copy', text: 'second' });
  await tab.hears('copied');
  same(await read(), 'second', 'the clipboard, the old way');
  same(await tab.inner.evaluate(() => document.activeElement?.id), 'press', 'where the focus is');
  await tab.inner.evaluate(() => {
    document.execCommand = () => false;
  });
  await press(tab, { do: 'copy', text: 'third' });
  same(await tab.hears('trouble'), { news: 'trouble', what: 'copy' }, 'where neither works');
  await context.close();
});
