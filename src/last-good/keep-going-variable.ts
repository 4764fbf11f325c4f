/** Set to `1` by `npm run build -- --keep-going` for the plugins, which Astro loads. */
export const keepGoingVariable = 'JIEDA_KEEP_GOING';
