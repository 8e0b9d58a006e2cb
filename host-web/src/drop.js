/**
 * Takes a file that is dropped anywhere on the page, whatever it shows.
 *
 * @param {(file: File) => void} take
 */
export function acceptDrops(take) {
  const mark = (/** @type {boolean} */ isOver) => document.body.classList.toggle('drop-target', isOver);
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
    if (file) take(file);
  });
}
