import { hourMs, minuteMs } from '../../metrics/instants.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { hashParts } from '../../readers/reader.ts';
import { type Store, statement } from '../../store/store.ts';

/** How long a link for signing in can be used, once. */
const linkMs = 15 * minuteMs;

/** How long somebody stays signed in. */
export const sessionMs = 12 * hourMs;

type Kind = 'link' | 'session';

/**
 * A link’s secret, with which a person signs in once.
 *
 * @throws StoreError
 */
export function createLink(store: Store, random: RandomBytes, person: string, now: number): Promise<string> {
  return createToken(store, random, 'link', person, now + linkMs);
}

/**
 * Exchanges a link’s secret for that of a session. Of two who try the same link, one succeeds.
 *
 * @returns `undefined` for a link that was used, is too old, or never was
 * @throws StoreError
 */
export async function signIn(store: Store, random: RandomBytes, link: string, now: number): Promise<string | undefined> {
  const [used = []] = await store.write([
    statement("DELETE FROM staff_token WHERE hash = ? AND kind = 'link' RETURNING person, expires_at", hashOf('link', link)),
    statement('DELETE FROM staff_token WHERE expires_at < ?', now),
  ]);
  const [row] = used;
  if (row === undefined || Number(row['expires_at']) < now) return undefined;
  return createToken(store, random, 'session', String(row['person']), now + sessionMs);
}

/**
 * Id of the person whose session it is.
 *
 * @returns `undefined` without a session that is still good
 * @throws StoreError
 */
export async function readSession(store: Store, session: string, now: number): Promise<string | undefined> {
  const [row] = await store.query(
    statement(
      "SELECT person FROM staff_token WHERE hash = ? AND kind = 'session' AND expires_at >= ?",
      hashOf('session', session),
      now,
    ),
  );
  return row === undefined ? undefined : String(row['person']);
}

/** @throws StoreError */
export async function signOut(store: Store, session: string): Promise<void> {
  await store.write([statement('DELETE FROM staff_token WHERE hash = ?', hashOf('session', session))]);
}

/** Only a hash is stored: whoever reads the database cannot sign in. */
async function createToken(store: Store, random: RandomBytes, kind: Kind, person: string, expiresAt: number): Promise<string> {
  const secret = base64url(random(24));
  await store.write([
    statement(
      'INSERT INTO staff_token (hash, kind, person, expires_at) VALUES (?, ?, ?, ?)',
      hashOf(kind, secret),
      kind,
      person,
      expiresAt,
    ),
  ]);
  return secret;
}

function hashOf(kind: Kind, secret: string): string {
  return hashParts('staff token', kind, secret.slice(0, 100));
}
