import { z } from 'zod';
import { type Store, statement } from '../../store/store.ts';
import type { bulletinKinds } from './tables.ts';

export type BulletinKind = (typeof bulletinKinds)[number];

const itemSchema = z.strictObject({
  text: z.string(),
  url: z.string().optional(),
  note: z.string().optional(),
  /** A reader's own words: only for receivers whose `includes` has `text`. */
  words: z.string().optional(),
});

const contentSchema = z.strictObject({
  title: z.string(),
  lists: z.array(z.strictObject({ heading: z.string(), items: z.array(itemSchema), more: z.string().optional() })),
  /** How much else is still open. */
  open: z.string().optional(),
});

export type BulletinItem = z.output<typeof itemSchema>;
export type BulletinContent = z.output<typeof contentSchema>;
/** By locale. */
export type BulletinContents = Readonly<Record<string, BulletinContent>>;

const contentsSchema = z.record(z.string(), contentSchema);

/**
 * What a bulletin says in a locale, or in the first that it has.
 *
 * @returns `undefined` when it is gone
 * @throws StoreError
 */
export async function readBulletin(store: Store, id: string, locale: string | undefined): Promise<BulletinContent | undefined> {
  const [row] = await store.query(statement('SELECT contents FROM bulletin WHERE id = ?', id));
  if (row === undefined) return undefined;
  const contents = contentsSchema.parse(JSON.parse(String(row['contents'])));
  return contents[locale ?? ''] ?? Object.values(contents)[0];
}
