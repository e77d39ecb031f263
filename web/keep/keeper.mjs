// Everything that is kept, behind one front: this tab, this device, files and the clipboard. The
// module sends orders and gets news, one way each (web/protocol.mjs).

import { toHex } from './base64.mjs';
import { randomBytes } from './cipher.mjs';
import { copyText } from './clipboard.mjs';
import { createDevice } from './device.mjs';
import { eraseAll } from './erase.mjs';
import { createRecordFiles } from './record_files.mjs';
import { openTab } from './tab.mjs';
import { ownFile, ownFingerprint } from '../own_file.mjs';

/** @typedef {import('../protocol.mjs').Boot} Boot */
/** @typedef {import('../protocol.mjs').News} News */
/** @typedef {import('../protocol.mjs').Order} Order */

const SEED_BYTES = 8;

/**
 * @typedef {object} Keeper
 * @property {() => Promise<Boot>} boot what the module is told at its start; to be called once, first
 * @property {() => string | null} read what this tab kept
 * @property {(order: Order) => void} order
 * @property {(text: string) => void} store {"record", "settings"}
 * @property {() => Promise<void>} erase the tab's part is gone when it returns
 * @property {() => void} leave the tab's part goes, what is kept on the device stays
 * @property {() => Promise<void> | null} pending a write that is not done yet
 * @property {() => Promise<void>} settled when all is written, or removed, as it was asked for
 * @property {(what: import('../protocol.mjs').Trouble) => void} late a page was shown before its write
 */

/** @param {string} text @returns {string} the record in what the module stores; empty: none */
function recordIn(text) {
  const { record } = JSON.parse(text);
  if (typeof record === 'string') return record;
  return record ? JSON.stringify(record) : '';
}

/** @param {string} text @returns {string} the same without the record; empty where it is damaged */
function settingsIn(text) {
  try {
    return JSON.stringify({ ...JSON.parse(text), record: '' });
  } catch {
    return '';
  }
}

/**
 * @param {(json: string) => void} give gets news; never called while an order is being given
 * @returns {Keeper}
 */
export function openKeeper(give) {
  /** @type {string | null} as the module stored it last */
  let stored = null;

  /** @param {News} news */
  const tell = (news) => give(JSON.stringify(news));
  /** From within a call of the module: it hears of it when it is done. @param {News} news */
  const tellLater = (news) => void Promise.resolve().then(() => tell(news));

  const tab = openTab((what) => tellLater({ news: 'trouble', what, where: 'tab' }));
  const device = createDevice(tell, writeTab);
  const files = createRecordFiles(tellLater);

  /** A record under a passphrase is nowhere else in the clear, and one that was removed is not here. */
  function writeTab() {
    // Nothing was stored yet: there may be what an earlier page of this tab has left.
    const text = stored ?? tab.read();
    if (text !== null) tab.write(device.guarded() ? settingsIn(text) : text);
  }

  /** @param {string} text */
  async function copy(text) {
    const copied = await copyText(text);
    tell(copied ? { news: 'copied' } : { news: 'trouble', what: 'copy' });
  }

  /** @param {string} name */
  async function savePage(name) {
    await files.save({ name, text: ownFile(), type: 'text/html' }, 'saved-page');
  }

  async function fingerprint() {
    tell({ news: 'fingerprint', sha256: await ownFingerprint() });
  }

  /** @param {Order} order */
  function carryOut(order) {
    switch (order.do) {
      case 'keep': return device.keep(order.text, order.secret ?? '');
      case 'unlock': return device.unlock(order.secret);
      case 'stop': return device.stop();
      case 'take-over': return device.takeOver();
      case 'hands-off': return device.leaveAlone();
      case 'save': return files.save(order);
      case 'open': return files.open();
      case 'unlock-file': return files.unlock(order.secret);
      case 'copy': return copy(order.text);
      case 'save-page': return savePage(order.name);
      case 'fingerprint': return fingerprint();
    }
  }

  return {
    boot: async () => ({ ...(await device.boot()), seed: toHex(randomBytes(SEED_BYTES)) }),
    read: tab.read,
    order: (order) => void carryOut(order),
    store(text) {
      stored = text;
      writeTab();
      const record = recordIn(text);
      // Empty: nothing of the visit may be kept. What was kept before stays.
      if (record) device.write(record);
    },
    async erase() {
      stored = null;
      files.forget();
      tell({ news: 'erased', left: await eraseAll(tab, device) });
    },
    leave() {
      stored = null;
      files.forget();
      tab.erase();
    },
    pending: device.pending,
    settled: device.settled,
    late: (what) => tell({ news: 'trouble', what, where: 'device', why: 'slow' }),
  };
}
