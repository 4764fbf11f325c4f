import type { Attack } from './attack.ts';
import { articleOf, hasStackTrace, unnamed, withHostileContent } from './hostile-content.ts';

/** Deeply nested texts, by their path in the content folder. */
const nestedFiles: Readonly<Record<string, string>> = {
  'articles/en/quotations.mdx': articleOf('>'.repeat(50_000)),
  'articles/en/quotation-lists.mdx': articleOf(`${'> - '.repeat(20_000)}a`),
  'articles/en/numbered.mdx': articleOf(`${'1. '.repeat(30_000)}a`),
  'articles/en/lines.mdx': articleOf(Array.from({ length: 400 }, (_, level) => `${'  '.repeat(level / 2)}- a`).join('\n')),
  'articles/en/components.mdx': articleOf(`${'<Steps>'.repeat(5_000)}a${'</Steps>'.repeat(5_000)}`),
  'articles/en/expressions.mdx': articleOf(`{${'('.repeat(90_000)}}`),
  'articles/en/brackets.mdx': articleOf('Text.', `related: ${'['.repeat(50_000)}\n`),
  'facts.yaml': `- ${'{a: '.repeat(100_000)}`,
  'glossary.yaml': `a: &a [${'1,'.repeat(100_000)}]\nb: [${'*a,'.repeat(99)}]\n`,
};

export const nestedArticle: Attack = {
  name: 'deeply nested texts',
  before: '50 000 nested quotations used up all memory; an alias of a long list ended check with a stack trace',
  limit: 'each is a finding, without a stack trace',
  run: (progress) =>
    withHostileContent(async (content) => {
      await content.add(nestedFiles);
      progress('checking');
      const check = await content.run('check');
      const missing = unnamed(check, Object.keys(nestedFiles));
      return {
        after: `${Object.keys(nestedFiles).length} files: check ${check.seconds.toFixed(0)} s, ${missing.length} not named${missing.length > 0 ? ` (${missing.join(', ')})` : ''}`,
        isMet: check.code === 1 && missing.length === 0 && !hasStackTrace(check),
      };
    }),
};
