import { inject } from 'vitest';

// Responds once the sample site is built; other tests run meanwhile.
const response = await fetch(inject('siteBuilt'));
if (!response.ok) throw new Error(await response.text());
