import { join } from 'node:path';
import { type CorpusArticle, writeText } from '../../fixtures/corpus/corpus.ts';
import { plainFile } from '../../fixtures/corpus/plain-markup.ts';
import { repository } from '../our-engine.ts';
import type { Contender } from './contender.ts';

/** Astro with @astrojs/mdx, set up as its documentation does: a content collection by glob(), one layout, one page for each article. */
export async function createPlainAstro(
  folder: string,
  corpus: readonly CorpusArticle[],
  edited: CorpusArticle,
): Promise<Contender> {
  for (const [path, text] of Object.entries(projectFiles)) await writeText(join(folder, path), text);
  for (const article of corpus) await writeText(articlePath(folder, article), plainFile(article));
  return {
    id: 'plain-astro',
    name: 'Astro + MDX, plain',
    cases: ['cold', 'one article edited'],
    command: { program: 'node', args: [join(repository, 'node_modules/astro/bin/astro.mjs'), 'build'], cwd: folder },
    made: ['dist', '.astro', 'node_modules'].map((name) => join(folder, name)),
    outDir: join(folder, 'dist'),
    editedFile: articlePath(folder, edited),
  };
}

function articlePath(folder: string, { locale, id }: CorpusArticle): string {
  return join(folder, 'src/content', locale, `${id}.mdx`);
}

const projectFiles = {
  'package.json': '{ "name": "plain", "type": "module", "private": true }\n',
  'astro.config.mjs': `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({ integrations: [mdx()], devToolbar: { enabled: false } });
`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  articles: defineCollection({
    loader: glob({ base: './src/content', pattern: '**/*.mdx' }),
    schema: z.object({ title: z.string(), summary: z.string() }),
  }),
};
`,
  'src/layouts/Article.astro': `---
const { title, summary, locale } = Astro.props;
---
<!doctype html>
<html lang={locale}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title}</title>
    <meta name="description" content={summary} />
  </head>
  <body>
    <header><a href="/">Help</a></header>
    <main>
      <h1>{title}</h1>
      <p>{summary}</p>
      <slot />
    </main>
    <footer><p>Help</p></footer>
  </body>
</html>
<style is:global>
  body { max-width: 45rem; margin: auto; padding: 1rem; font: 1rem/1.7 system-ui, sans-serif; }
  table { border-collapse: collapse; }
  td, th { border: 1px solid #ccc; padding: 0.25rem 0.5rem; }
</style>
`,
  'src/pages/[locale]/articles/[id].astro': `---
import { getCollection, render } from 'astro:content';
import Article from '../../../layouts/Article.astro';

export async function getStaticPaths() {
  return (await getCollection('articles')).map((article) => {
    const [locale, id] = article.id.split('/');
    return { params: { locale, id }, props: { article } };
  });
}

const { article } = Astro.props;
const { Content } = await render(article);
---
<Article title={article.data.title} summary={article.data.summary} locale={Astro.params.locale}>
  <Content />
</Article>
`,
};
