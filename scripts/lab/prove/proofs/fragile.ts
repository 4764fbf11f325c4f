import { definePart } from '../../parts.ts';
import { proveFragile } from '../fragile.ts';

export const fragileProof = definePart({
  name: 'fragile',
  summary: ['`check -- --fragile` gives each question the same verdict as an index written for it alone'],
  options: {},
  run: (_options, progress) => proveFragile(progress),
});
