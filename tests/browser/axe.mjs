// What axe finds on a page, with every rule it has.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @param {import('playwright-core').Page} page
 * @param {string[]} without ids of rules
 * @returns {Promise<string[]>} what is wrong, one line each
 */
export async function violations(page, without) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (off) => {
    const { axe } = /** @type {any} */ (globalThis);
    // Experimental rules, those for AAA and best practices too.
    const rules = Object.fromEntries(
      axe.getRules().map((/** @type {any} */ { ruleId }) => [ruleId, { enabled: !off.includes(ruleId) }]),
    );
    const result = await axe.run({ rules, resultTypes: ['violations'] });
    return result.violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map(
        (/** @type {any} */ node) => `${rule.id}: ${node.target} (${node.any[0]?.message ?? rule.help})`,
      ),
    );
  }, without);
}
