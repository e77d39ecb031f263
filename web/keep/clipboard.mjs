// Text to the clipboard. To be called while the browser handles a press.

/** @param {string} text @returns {boolean} the old way; it needs no permission and moves no focus */
function copyByCommand(text) {
  let done = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    // Before the page's own listeners, if there should ever be any.
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener('copy', fill, true);
  try {
    return document.execCommand('copy') && done;
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', fill, true);
  }
}

/** @param {string} text @returns {Promise<boolean>} whether it is there now */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not there, or refused, as in a frame that was not given the permission.
    return copyByCommand(text);
  }
}
