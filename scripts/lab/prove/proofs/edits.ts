import { count, definePart } from '../../parts.ts';
import { proveEdits } from '../edits.ts';
import { seed } from './seed.ts';

export const editsProof = definePart({
  name: 'edits',
  summary: ['after each of many random edits, a build from caches makes the same bytes as one without'],
  options: { edits: count(200, 'how many edits, each followed by two builds'), seed },
  async run({ edits, seed: number }, progress) {
    const { built, refused, differences } = await proveEdits(edits, String(number), progress);
    const lines = [
      `${built} sites compared, and ${refused} times both builds refused the content`,
      ...differences.map(({ edit, files }) => `edit ${edit}: ${files.slice(0, 5).join(', ')} differ (${files.length} in all)`),
    ];
    return { table: lines.join('\n'), isMet: differences.length === 0 && built + refused === edits };
  },
});
