import type { Attack, AttackResult } from './attack.ts';
import { articleOf, hasStackTrace, unnamed, withHostileContent } from './hostile-content.ts';

/** Characters; the maximum length of an article, less its front matter. */
const length = 99_000;

const repeated = (piece: string): string => piece.repeat(length / piece.length);

/** Bodies whose parsing time or page size grows quadratically with their length, or faster. */
export const slowBodies = {
  tildes: repeated('~~a'),
  stars: repeated('**a'),
  'stars-and-quotes': repeated('**「'),
  'open-links': repeated('[a]('),
  brackets: repeated(']'),
  underlines: repeated('a\n=\n'),
  'wide-table': `|${'a|'.repeat(5_000)}\n|${'-|'.repeat(5_000)}\n${'a\n'.repeat(15_000)}`,
  'long-address': `[a]: /${'x'.repeat(50_000)}\n\n${'[a] '.repeat(12_000)}`,
} as const satisfies Record<string, string>;

/** Not recognized by any rule before parsing: only the time limit stops it. */
const endlessBody = `export const a = [\n\n${'0,\n\n'.repeat(length / 4 - 10)}`;

export const slowArticle: Attack = {
  name: 'articles that take minutes to parse',
  before: '60 000 tildes blocked check and build for 88 s, a table of 15 000 rows used up all memory',
  limit: 'each is reported with its line, the others are checked, the last good site stays',
  async run(progress) {
    return attackWith({ ...slowBodies, endless: endlessBody }, progress);
  },
};

/** @param bodies by the id of their article */
export function attackWith(bodies: Readonly<Record<string, string>>, progress: (line: string) => void): Promise<AttackResult> {
  return withHostileContent(async (content) => {
    progress('building the sample');
    const good = await content.run('build');
    const page = await content.page('en/articles/refund-a-course');
    const paths = Object.keys(bodies).map((id) => `articles/en/${id}.mdx`);
    await content.add(Object.fromEntries(Object.entries(bodies).map(([id, body]) => [`articles/en/${id}.mdx`, articleOf(body)])));
    // Shows that other articles are still checked.
    await content.add({ 'articles/en/misspelt.mdx': articleOf('Text.', 'related: [nobody]\n') });
    progress('checking');
    const check = await content.run('check');
    progress('building');
    const build = await content.run('build');
    const missing = [check, build].flatMap((ended) => unnamed(ended, [...paths, 'articles/en/misspelt.mdx']));
    const isKept = page !== undefined && (await content.page('en/articles/refund-a-course')) === page;
    return {
      after: `${paths.length} articles: check ${check.seconds.toFixed(0)} s, build ${build.seconds.toFixed(0)} s, ${missing.length} not reported, site ${isKept ? 'stays' : 'LOST'}`,
      isMet:
        good.code === 0 &&
        check.code === 1 &&
        build.code === 1 &&
        missing.length === 0 &&
        isKept &&
        !hasStackTrace(check) &&
        !hasStackTrace(build),
    };
  });
}
