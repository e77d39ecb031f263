// Bytes that travel.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const KB = 1000;
const BUDGET_RAW_KB = 700;
const BUDGET_BROTLI_KB = 300;

/** @param {string} text @returns {number} bytes */
function brotli(text) {
  const page = Buffer.from(text);
  return brotliCompressSync(page, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: page.length,
    },
  }).length;
}

/** @param {import('../browser/site.mjs').Site} site */
export async function size(site) {
  const page = Buffer.from(site.page());
  // What English alone needs: every further language brings its own weight.
  const english = site
    .page()
    .replace(/<script type="text\/plain" id="locales\/[^"]*">[^<]*<\/script>/g, '');
  return [
    { what: 'index.html', value: page.length / KB, unit: 'kB', budget: BUDGET_RAW_KB },
    { what: 'index.html, gzip', value: gzipSync(page, { level: 9 }).length / KB, unit: 'kB' },
    { what: 'index.html, brotli', value: brotli(site.page()) / KB, unit: 'kB' },
    {
      what: 'index.html in English alone, brotli',
      value: brotli(english) / KB,
      unit: 'kB',
      budget: BUDGET_BROTLI_KB,
    },
  ];
}
