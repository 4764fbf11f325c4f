import { inject } from 'vitest';

// Answered when the sample site is there: other tests run while it is being built.
const response = await fetch(inject('siteBuilt'));
if (!response.ok) throw new Error(await response.text());
