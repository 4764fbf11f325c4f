// On the search page of a copy that was opened from a disk, where no other script runs.
if (location.protocol === 'file:') {
  delete document.documentElement.dataset.searching;
  const { text } = document.currentScript.dataset;
  document.addEventListener('DOMContentLoaded', () => {
    const note = document.createElement('p');
    note.textContent = text;
    const form = document.querySelector('main form');
    form.parentNode.insertBefore(note, form.nextSibling);
  });
}
