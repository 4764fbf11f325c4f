document.documentElement.dataset.js = '';
try {
  for (const [kind, choices] of [
    ['theme', ['light', 'dark']],
    ['text', ['large']],
  ]) {
    const value = localStorage.getItem(`jieda:${kind}`);
    if (!choices.includes(value)) continue;
    document.documentElement.dataset[kind] = value;
    if (kind === 'theme') document.querySelector('[name=color-scheme]').content = value;
  }
} catch {}
