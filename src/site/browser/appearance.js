try {
  for (const kind of ['theme', 'text']) {
    const chosen = localStorage.getItem(kind);
    if (chosen) document.documentElement.dataset[kind] = chosen;
  }
} catch {}
