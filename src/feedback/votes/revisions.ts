import type { RevisionsFile } from '../../knowledge/revision.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import type { Edition, Vote } from './vote.ts';

/** A text that was once published. */
export interface PublishedRevision {
  article: string;
  locale: string;
  revision: string;
  edition: Edition;
  /** For `overlap` and `epochsOf`. */
  sketch: string;
  /** Old paths of the article as of the last time this text was published. */
  redirectFrom: string[];
  /** Milliseconds since 1970. */
  firstSeen: number;
}

/**
 * Takes in what a build published. Nothing is ever forgotten: a text that is published again keeps the
 * time it was first seen.
 *
 * @param now milliseconds since 1970
 * @throws StoreError
 */
export async function rememberRevisions(store: Store, file: RevisionsFile, now: number): Promise<void> {
  for (let first = 0; first < file.articles.length; first += textsAtOnce)
    await store.write(rememberTexts(file.articles.slice(first, first + textsAtOnce), file.audience, now));
}

/** The same as statements, for a database that is reached by its own tools. */
export function revisionStatements({ articles, audience }: RevisionsFile, now: number): Statement[] {
  return rememberTexts(articles, audience, now);
}

/** A platform limits the statements of one transaction. */
const textsAtOnce = 200;

function rememberTexts(articles: RevisionsFile['articles'], audience: Edition, now: number): Statement[] {
  return articles.map(({ id, locale, revision, sketch, redirectFrom }) =>
    statement(
      `INSERT INTO revision (article, locale, revision, edition, sketch, redirect_from, first_seen)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (article, locale, edition, revision)
         DO UPDATE SET sketch = excluded.sketch, redirect_from = excluded.redirect_from
         WHERE revision.sketch <> excluded.sketch OR revision.redirect_from <> excluded.redirect_from`,
      id,
      locale,
      revision,
      audience,
      sketch,
      JSON.stringify(redirectFrom),
      now,
    ),
  );
}

/**
 * Every text ever published, the oldest first.
 *
 * @throws StoreError
 */
export async function readRevisions(store: Store): Promise<PublishedRevision[]> {
  const rows = await store.query(
    statement(
      `SELECT article, locale, revision, edition, sketch, redirect_from, first_seen FROM revision
       ORDER BY first_seen, article, locale, edition, revision`,
    ),
  );
  return rows.map((row) => ({
    article: String(row['article']),
    locale: String(row['locale']),
    revision: String(row['revision']),
    edition: row['edition'] as Edition,
    sketch: String(row['sketch']),
    redirectFrom: JSON.parse(String(row['redirect_from'])) as string[],
    firstSeen: Number(row['first_seen']),
  }));
}

/**
 * Whether an edition ever published the text that a vote judges; if not, whether it is the article that is unknown.
 *
 * @throws StoreError
 */
export type FindRevision = (store: Store, edition: Edition, vote: Vote) => Promise<RevisionState>;

export type RevisionState = 'published' | 'unknown-article' | 'unpublished-revision';

export const findRevision: FindRevision = async (store, edition, { article, locale, revision }) => {
  const [row] = await store.query(
    statement(
      `SELECT revision FROM revision WHERE article = ? AND locale = ? AND edition = ?
       ORDER BY revision = ? DESC LIMIT 1`,
      article,
      locale,
      edition,
      revision,
    ),
  );
  if (row === undefined) return 'unknown-article';
  return row['revision'] === revision ? 'published' : 'unpublished-revision';
};

/** More than any help centre publishes; beyond it the store is asked. */
const maxRemembered = 200_000;

/** Asks the store once for each published text: what was published stays so. Unknown texts are asked for every time. */
export function rememberFound(find: FindRevision = findRevision): FindRevision {
  const found = new Set<string>();
  return async function findRemembered(store, edition, vote) {
    const name = `${edition}/${vote.locale}/${vote.article}/${vote.revision}`;
    if (found.has(name)) return 'published';
    const state = await find(store, edition, vote);
    if (state === 'published' && found.size < maxRemembered) found.add(name);
    return state;
  };
}
