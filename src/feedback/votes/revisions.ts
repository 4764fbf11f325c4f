import type { Audience } from '../../knowledge/audience.ts';
import type { RevisionsFile } from '../../knowledge/revision.ts';
import { LruMap } from '../../lru-map.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import type { JudgedText } from './vote.ts';

/** A text that was published at some time. */
export interface PublishedRevision {
  article: string;
  locale: string;
  revision: string;
  edition: Audience;
  /** For `overlap` and `epochsOf`. */
  sketch: string;
  /** Old paths of the article as of the last time this text was published. */
  redirectFrom: string[];
  /** Milliseconds since 1970. */
  firstSeen: number;
}

/**
 * Stores what a build published. Revisions are never deleted: a text that is published again keeps the time it was first
 * seen.
 *
 * @param now milliseconds since 1970
 * @throws StoreError
 */
export async function rememberRevisions(store: Store, file: RevisionsFile, now: number): Promise<void> {
  const statements = revisionStatements(file, now);
  for (let first = 0; first < statements.length; first += statementsPerWrite)
    await store.write(statements.slice(first, first + statementsPerWrite));
}

/** D1 limits the statements of a batch. */
const statementsPerWrite = 200;

/** The statements of `rememberRevisions`, for a database that only its platform's tools can reach. */
export function revisionStatements({ articles, audience }: RevisionsFile, now: number): Statement[] {
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
 * Every text ever published, oldest first.
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
    edition: row['edition'] as Audience,
    sketch: String(row['sketch']),
    redirectFrom: JSON.parse(String(row['redirect_from'])) as string[],
    firstSeen: Number(row['first_seen']),
  }));
}

export type RevisionState = 'published' | 'unknown-article' | 'unpublished-revision';

/**
 * Whether an edition ever published a text; if not, whether the article itself is unknown.
 *
 * @throws StoreError
 */
export type FindRevision = (store: Store, audience: Audience, text: JudgedText) => Promise<RevisionState>;

export const findRevision: FindRevision = async (store, audience, { article, locale, revision }) => {
  const [row] = await store.query(
    statement(
      `SELECT revision FROM revision WHERE article = ? AND locale = ? AND edition = ?
       ORDER BY revision = ? DESC LIMIT 1`,
      article,
      locale,
      audience,
      revision,
    ),
  );
  if (row === undefined) return 'unknown-article';
  return row['revision'] === revision ? 'published' : 'unpublished-revision';
};

/** Texts; more than a help centre publishes. */
const maxCached = 200_000;

/** Caches published texts, since a published text stays published. Unknown texts are looked up every time. */
export function cachePublished(find: FindRevision = findRevision): FindRevision {
  const published = new LruMap<string, true>(maxCached);
  return async function findCached(store, audience, text) {
    const name = `${audience}/${text.locale}/${text.article}/${text.revision}`;
    if (published.get(name)) return 'published';
    const state = await find(store, audience, text);
    if (state === 'published') published.set(name, true);
    return state;
  };
}
