/** Set to `1`, a build has Astro render the page of every article: to prove that those made from templates are the same. */
export const wholePagesVariable = 'JIEDA_WHOLE_PAGES';
