// Before the first paint: what results would push down is hidden until they are there, or for ten seconds.
{
  const query = /[?&]q=[^&]/.test(location.search) ? new URLSearchParams(location.search).get('q') : '';
  if (query) {
    document.documentElement.dataset.searching = '';
    setTimeout(() => {
      delete document.documentElement.dataset.searching;
    }, 10000);
    preloadReady(query, document.currentScript.dataset);
    document.addEventListener('click', keepOpened);
  }

  // Asks for the file that has the answer, if it is ready, while the scripts are loading: the same as `readyFile` names.
  function preloadReady(query, { ready, count }) {
    const letters = query
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
    if (!ready || letters === '' || letters.length > 60) return;
    let hash = 0;
    for (let index = 0; index < letters.length; index += 1) hash = (hash * 31 + letters.charCodeAt(index)) >>> 0;
    const href = `${ready}/${hash % count}.json`;
    document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: '', href }));
  }

  // Keeps which of the server's results was opened before the other scripts were loaded: `countKept` reads it.
  function keepOpened({ target }) {
    const link = target.closest('[data-search-box]:not([data-is-watching]) [data-key] a');
    if (!link) return;
    const box = link.closest('[data-search-box]');
    const { locale, watch } = box.dataset;
    const asked = query.slice(0, box.querySelector('[name="q"]').maxLength).trim();
    const opened = { path: link.pathname, query: asked, locale, isWatched: watch !== undefined };
    try {
      sessionStorage.setItem('opened-early', JSON.stringify(opened));
    } catch {
      // Storage may be blocked or full.
    }
  }
}
