// Before the first paint: what results would push down is hidden until they are there, or for ten seconds.
if (/[?&]q=[^&]/.test(location.search)) {
  document.documentElement.dataset.searching = '';
  setTimeout(() => {
    delete document.documentElement.dataset.searching;
  }, 10000);
}
