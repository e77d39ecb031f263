// Bytes that travel.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const KB = 1000;
const BUDGET_RAW_KB = 700;
const BUDGET_BROTLI_KB = 300;

/** @param {import('../browser/site.mjs').Site} site */
export async function size(site) {
  const page = Buffer.from(site.page());
  const brotli = brotliCompressSync(page, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: page.length,
    },
  });
  return [
    { what: 'index.html', value: page.length / KB, unit: 'kB', budget: BUDGET_RAW_KB },
    { what: 'index.html, gzip', value: gzipSync(page, { level: 9 }).length / KB, unit: 'kB' },
    { what: 'index.html, brotli', value: brotli.length / KB, unit: 'kB', budget: BUDGET_BROTLI_KB },
  ];
}
