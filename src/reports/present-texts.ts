import { compileKnowledgeBase } from '../edition/compiled-article.ts';
import { makeRevisionsFile } from '../edition/revisions-file.ts';
import type { Audience } from '../edition/visible-articles.ts';
import { parse, UserError } from '../errors.ts';
import { articleKey } from '../knowledge/article-id.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type RevisionsFile, revisionsFileSchema } from '../knowledge/revision.ts';
import type { PresentText } from './input.ts';
import { readIfExists } from './read-if-exists.ts';

/**
 * The texts of the last build, which readers see now or will once it is served.
 *
 * @param file `revisions.json`
 * @returns by `articleKey`; `undefined` when nothing is built
 * @throws UserError when the file is not a list of revisions
 */
export async function readBuiltTexts(file: string): Promise<Map<string, PresentText> | undefined> {
  const text = await readIfExists(file);
  if (text === undefined) return undefined;
  return byArticle(parse(revisionsFileSchema, parseJson(text, file), `\`${file}\` is not a list of revisions.`));
}

/** The texts of the content, as a build would publish them. */
export async function compileTexts(
  kb: KnowledgeBase,
  { audience, fragmentsDir }: { audience: Audience; fragmentsDir: string },
): Promise<Map<string, PresentText>> {
  const { articles } = await compileKnowledgeBase(kb, fragmentsDir);
  return byArticle(makeRevisionsFile(articles, audience));
}

function byArticle({ articles }: RevisionsFile): Map<string, PresentText> {
  return new Map(articles.map(({ locale, id, revision, sketch }) => [articleKey(locale, id), { revision, sketch }]));
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`\`${file}\` is not JSON.`, 'Build the site again, or name another file with --revisions.', { cause });
  }
}
