/**
 * Takes a file that is dropped anywhere on the page.
 *
 * @param {HTMLElement} element is marked while a file is over the page, and takes files only while it is shown
 * @param {(file: File) => void} take
 */
export function acceptDrops(element, take) {
  const mark = (/** @type {boolean} */ isOver) => element.classList.toggle('drop-target', isOver);
  document.addEventListener('dragover', event => {
    event.preventDefault();
    mark(true);
  });
  document.addEventListener('dragleave', event => {
    if (!event.relatedTarget) mark(false);
  });
  document.addEventListener('drop', event => {
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file && element.isConnected) take(file);
  });
}
