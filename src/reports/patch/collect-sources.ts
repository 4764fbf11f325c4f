import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { articleKey } from '../../knowledge/article-id.ts';
import { readIfExists } from '../../knowledge/json-file.ts';
import type { BaseInput } from '../input.ts';
import type { Proposals } from '../parts/questions/schema.ts';
import type { PatchSources, SourceFile } from './proposals-patch.ts';

/**
 * Reads the files that proposals change.
 *
 * @throws Error when an article has been deleted since the report was computed
 */
export async function collectPatchSources(
  contentDir: string,
  { articles }: Pick<BaseInput, 'articles'>,
  { answers }: Proposals,
): Promise<PatchSources> {
  const wanted = new Set(answers.map(({ locale, article }) => articleKey(locale, article)));
  // `git apply` rejects paths with `..`, so content outside the working directory is named from its parent folder.
  const isBelow = !relative(process.cwd(), contentDir).startsWith('..');
  const base = isBelow ? process.cwd() : dirname(resolve(contentDir));
  const source = (file: string, text: string | undefined): SourceFile => ({
    path: relative(base, file).split(sep).join('/'),
    text,
  });
  const files = articles
    .filter(({ locale, id }) => wanted.has(articleKey(locale, id)))
    .map(
      async ({ locale, id, file }): Promise<[string, SourceFile]> => [
        articleKey(locale, id),
        source(resolve(file), await readFile(file, 'utf8')),
      ],
    );
  const synonyms = join(contentDir, 'synonyms.yaml');
  return { articles: new Map(await Promise.all(files)), synonyms: source(resolve(synonyms), await readIfExists(synonyms)) };
}
