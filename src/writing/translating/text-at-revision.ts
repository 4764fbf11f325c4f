import { parseDocument } from 'yaml';
import { parseArticleUrl } from '../../knowledge/article-id.ts';
import type { Article } from '../../knowledge/read-entry.ts';
import { revisionOf } from '../../knowledge/revision.ts';
import { factsSchema } from '../../knowledge/schemas/facts.ts';
import { parseBody } from '../../markdown/parse.ts';
import { wordsOf } from '../../markdown/words.ts';
import { type EntryText, splitEntry } from '../editing/entry-text.ts';
import { plainText } from '../editing/line-ends.ts';
import type { PastFiles } from './past-files.ts';

/** Values of facts in one locale, by id. */
export type FactValues = ReadonlyMap<string, string>;

/** An article as it was. */
export interface PastText {
  entry: EntryText;
  facts: FactValues;
}

const noFacts: FactValues = new Map();

/** More texts of facts.yaml are not tried for each text of an article. */
const maxFacts = 50;

/**
 * Finds the text of an article that has a revision, by computing the revisions of the texts it had in git.
 *
 * @returns `undefined` when the history has none
 */
export async function textAtRevision(article: Article, revision: string, past: PastFiles): Promise<PastText | undefined> {
  const { id, locale, data } = article;
  // A renamed article had its earlier texts under its old ids.
  const ids = [id, ...data.redirectFrom.flatMap((path) => parseArticleUrl(path)?.id ?? [])];
  const texts = await past.textsOf(
    `articles/${locale}`,
    [...new Set(ids)].map((each) => `${each}.mdx`),
  );
  const factsFiles = await past.textsOf('', ['facts.yaml']);
  const allFacts = factsFiles.slice(0, maxFacts).map((text) => readFacts(text, locale));
  for (const text of texts) {
    const entry = splitEntry(plainText(text));
    const revisionWith = entry && revisionsOf(entry);
    if (revisionWith === undefined) continue;
    const hasComponents = entry?.body.includes('<') ?? false;
    const facts = (hasComponents ? [...allFacts, noFacts] : [allFacts[0] ?? noFacts]).find(
      (each) => revisionWith(each) === revision,
    );
    if (entry !== undefined && facts !== undefined) return { entry, facts };
  }
  return undefined;
}

/** Computes the revision of a text with any values of facts, having parsed it once. */
function revisionsOf({ data, body }: EntryText): ((facts: FactValues) => string) | undefined {
  const { title, summary } = (data ?? {}) as Record<string, unknown>;
  const parsed = parseBody(body);
  if (typeof title !== 'string' || typeof summary !== 'string' || 'finding' in parsed) return undefined;
  return (facts) => revisionOf({ title, summary, words: wordsOf(parsed.tree, { facts }) });
}

function readFacts(text: string, locale: string): FactValues {
  const document = parseDocument(text);
  const facts = document.errors.length > 0 ? undefined : factsSchema.safeParse(document.toJS({ maxAliasCount: 100 })).data;
  return new Map((facts ?? []).flatMap(({ id, value }) => (value[locale] === undefined ? [] : [[id, value[locale]]])));
}
