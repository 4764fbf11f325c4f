import { type Store, statement } from '../../store/store.ts';

/**
 * When each article was first published in any language, in milliseconds since 1970.
 *
 * @throws StoreError
 */
export async function readFirstSeen(store: Store): Promise<{ article: string; firstSeen: number }[]> {
  const rows = await store.query(
    statement('SELECT article, min(first_seen) AS first_seen FROM revision GROUP BY article ORDER BY article'),
  );
  return rows.map((row) => ({ article: String(row['article']), firstSeen: Number(row['first_seen']) }));
}
