// Storage may be silent for ever: a disk that hangs, a database another page does not let go of.

const PATIENCE_MS = 5000;

/**
 * @template T
 * @param {Promise<T>} work goes on, whether it is waited for or not
 * @param {number} [longest] milliseconds
 * @returns {Promise<T>} fails with a TimeoutError where it is not done by then
 */
export function soon(work, longest = PATIENCE_MS) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('No answer', 'TimeoutError')), longest);
  });
  return /** @type {Promise<T>} */ (Promise.race([work, late])).finally(() => clearTimeout(timer));
}
