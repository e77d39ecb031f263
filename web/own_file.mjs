// This page as a file: the bytes it came as. They cannot be fetched again, for the page may fetch
// nothing, so they are written from the document as it was before any script changed it. The packer
// writes a file that reads the same after it was parsed (web/shell.html).

import { toHex } from './keep/base64.mjs';
import { practiceSettings } from './practice.mjs';
import { withSettings, withoutSettings } from './settings_block.mjs';

// To be imported first. The copy shares its texts with the document, so it costs next to nothing.
const untouched = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));

// eslint-disable-next-line no-restricted-properties -- read, never set
const asItCame = () => `<!doctype html>\n${untouched.outerHTML}`;

/** @returns {string} with the practice's settings of the address in it, as a file has no such address */
export function ownFile() {
  const settings = practiceSettings();
  return settings ? withSettings(asItCame(), settings) : asItCame();
}

/**
 * @returns {Promise<string>} SHA-256 in hex of the file as it was published, whatever a practice has
 * put into it; empty where the browser offers none
 */
export async function ownFingerprint() {
  try {
    const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(withoutSettings(asItCame())));
    return toHex(new Uint8Array(sum));
  } catch {
    // Plain http has no crypto.subtle.
    return '';
  }
}
