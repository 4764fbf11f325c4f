import { definePart } from '../../parts.ts';
import { attacks } from '../attacks/index.ts';

export const attacksProof = definePart({
  name: 'attacks',
  summary: ['what once took the site down or skewed a figure: before, after, limit'],
  options: {},
  async run(_options, progress) {
    const blocks: string[] = [];
    let isMet = true;
    for (const { name, before, limit, run } of attacks) {
      progress(name);
      const result = await run(progress);
      const verdict = result.isMet === undefined ? '!!! NOT SHOWN' : result.isMet ? 'holds' : 'FAILS';
      blocks.push(`${name}: ${verdict}\n  before  ${before}\n  after   ${result.after}\n  limit   ${limit}`);
      isMet &&= result.isMet !== false;
    }
    return { table: blocks.join('\n'), isMet };
  },
});
