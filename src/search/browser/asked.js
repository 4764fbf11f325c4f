// Before the first paint: what results would push down is hidden until they are there, or for ten seconds.
{
  const query = /[?&]q=[^&]/.test(location.search) ? new URLSearchParams(location.search).get('q') : '';
  if (query) {
    document.documentElement.dataset.searching = '';
    setTimeout(() => {
      delete document.documentElement.dataset.searching;
    }, 10000);
    preloadReady(query, document.currentScript.dataset);
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
}
