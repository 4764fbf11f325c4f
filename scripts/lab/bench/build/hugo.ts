import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type CorpusArticle, writeText } from '../../fixtures/corpus/corpus.ts';
import { plainFile } from '../../fixtures/corpus/plain-markup.ts';
import type { Contender } from './contender.ts';

/** Hugo with the corpus as Markdown and one layout. It has no cache, so every build is a full one. */
export async function createHugo(folder: string, corpus: readonly CorpusArticle[], edited: CorpusArticle): Promise<Contender> {
  for (const [path, text] of Object.entries(projectFiles)) await writeText(join(folder, path), text);
  for (const article of corpus) await writeText(articlePath(folder, article), plainFile(article));
  return {
    id: 'hugo',
    name: 'Hugo',
    cases: ['cold'],
    command: { program: 'hugo', args: ['--quiet', '--cacheDir', join(folder, '.cache')], cwd: folder },
    made: ['public', 'resources', '.cache'].map((name) => join(folder, name)),
    outDir: join(folder, 'public'),
    editedFile: articlePath(folder, edited),
  };
}

/** @returns the version of Hugo, `undefined` when it is not on the path */
export function findHugo(): string | undefined {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? /v\d[\d.]*/.exec(stdout)?.[0] : undefined;
}

function articlePath(folder: string, { locale, id }: CorpusArticle): string {
  return join(folder, 'content', locale, 'articles', `${id}.md`);
}

const projectFiles = {
  'config.toml': `baseURL = "https://help.example/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]

[markup.goldmark.renderer]
unsafe = true
`,
  'layouts/_default/single.html': `<!doctype html>
<html lang="{{ .Section }}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ .Title }}</title>
    <meta name="description" content="{{ .Params.summary }}">
  </head>
  <body>
    <header><a href="/">Help</a></header>
    <main>
      <h1>{{ .Title }}</h1>
      <p>{{ .Params.summary }}</p>
      {{ .Content }}
    </main>
    <footer><p>Help</p></footer>
  </body>
</html>
`,
};
