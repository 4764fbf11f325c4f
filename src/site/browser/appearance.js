try {
  for (const kind of ['theme', 'text']) {
    const value = localStorage.getItem(kind);
    if (value) document.documentElement.dataset[kind] = value;
    if (value && kind === 'theme') document.querySelector('[name=color-scheme]').content = value;
  }
} catch {}
