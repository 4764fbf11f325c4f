import type { Content } from '../content/read-content.ts';
import { makeRevisionsFile } from '../edition/revisions-file.ts';
import type { Audience } from '../edition/visible-articles.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { readJsonFile } from '../knowledge/json-file.ts';
import { type RevisionsFile, revisionsFileSchema } from '../knowledge/revision.ts';
import type { PresentText } from './input.ts';

/**
 * The texts of the last build, which readers see now or will once it is served.
 *
 * @param file `revisions.json`
 * @returns by `articleKey`; `undefined` when nothing is built
 * @throws UserError when the file is not a list of revisions
 */
export async function readBuiltTexts(file: string): Promise<Map<string, PresentText> | undefined> {
  const built = await readJsonFile(file, revisionsFileSchema, {
    message: `\`${file}\` is not a list of revisions.`,
    hint: 'Build the site again, or name another file with --revisions.',
  });
  return built === undefined ? undefined : byArticle(built);
}

/** The texts of the content, as a build would publish them. */
export function textsOf({ articles }: Pick<Content, 'articles'>, audience: Audience): Map<string, PresentText> {
  return byArticle(makeRevisionsFile(articles, audience));
}

function byArticle({ articles }: RevisionsFile): Map<string, PresentText> {
  return new Map(articles.map(({ locale, id, revision, sketch }) => [articleKey(locale, id), { revision, sketch }]));
}
