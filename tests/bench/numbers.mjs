// Of a list of measurements.

/** @param {number[]} list @param {number} share 0 to 1 */
export function quantile(list, share) {
  if (list.length === 0) throw new Error('nothing was measured');
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/** @param {number[]} list */
export const median = (list) => quantile(list, 0.5);
