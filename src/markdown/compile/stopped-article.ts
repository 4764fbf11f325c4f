import { type Fragment, refusedFragment } from '../fragment.ts';
import { densestSign } from '../limits/dense-signs.ts';
import type { CompileLimits } from './compile-thread.ts';

/** Fewer signs in a paragraph are never the cause. */
const minSuspiciousSigns = 200;

/** The fragment of an article whose thread had to be terminated. The cause is not known, only what is likely. */
export function stoppedArticle(body: string, exceeded: 'time' | 'memory', { cpuMs, memoryMb }: CompileLimits): Fragment {
  const densest = densestSign(body);
  const suspect = densest !== undefined && densest.count >= minSuspiciousSigns ? densest : undefined;
  const spent = exceeded === 'time' ? `more than ${cpuMs / 1000} s` : `more than ${memoryMb} MB of memory`;
  const cause =
    suspect === undefined
      ? ''
      : ` The likely cause: ${suspect.count} \`${suspect.sign}\` in one paragraph, of which this is the first.`;
  return refusedFragment({
    rule: 'mdx/too-slow',
    line: suspect?.line ?? 1,
    column: suspect?.column ?? 1,
    message: `Compiling the article takes ${spent}, so it was stopped.${cause}`,
    hint: 'Simplify or split it; text pasted from a program belongs in a code block.',
  });
}
