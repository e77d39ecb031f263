// The controls of setup.html by their ids, and what is said below one that is filled in wrongly.

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {{new (): T}} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`setup.html has no ${kind.name} "${id}"`);
  return found;
}

/** @param {string} id @returns {HTMLInputElement | HTMLSelectElement} */
export function field(id) {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLInputElement || found instanceof HTMLSelectElement)) {
    throw new Error(`setup.html has no field "${id}"`);
  }
  return found;
}

/** @param {string} name @returns {string} value of the one that is chosen */
export function radio(name) {
  const chosen = document.querySelector(`input[name="${name}"]:checked`);
  return chosen instanceof HTMLInputElement ? chosen.value : '';
}

/** @param {string} id of a field @param {string | null} words null: nothing is wrong */
export function setError(id, words) {
  const place = byId(`${id}-error`, HTMLElement);
  if (words) field(id).setAttribute('aria-invalid', 'true');
  else field(id).removeAttribute('aria-invalid');
  if (place.textContent !== (words ?? '')) place.textContent = words ?? '';
}
