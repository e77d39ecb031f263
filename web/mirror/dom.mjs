// Short ways to make and mark elements.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [classes]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, classes = '') {
  const made = document.createElement(tag);
  made.className = classes;
  return made;
}

/**
 * @param {HTMLElement} target
 * @param {string} name
 * @param {string | undefined | false} value absent: the attribute goes
 */
export function attribute(target, name, value) {
  if (value === undefined || value === false) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** @param {number[]} [places] 0 to 1 @returns {HTMLElement[]} a mark at each */
export function borders(places = []) {
  return places.map((place) => {
    const mark = element('i', 'border');
    mark.style.setProperty('--at', String(place));
    return mark;
  });
}
