import { definePart } from '../../parts.ts';
import { proveFragile } from '../fragile.ts';

export const fragileProof = definePart({
  name: 'fragile',
  summary: ['`check -- --fragile` judges each question as an index written for it alone does'],
  options: {},
  run: (_options, progress) => proveFragile(progress),
});
