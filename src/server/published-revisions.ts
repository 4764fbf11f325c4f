import { join } from 'node:path';
import { parse, UserError } from '../errors.ts';
import { rememberRevisions } from '../feedback/votes/revisions.ts';
import type { Audience } from '../knowledge/audience.ts';
import { revisionsFileSchema } from '../knowledge/revision.ts';
import type { Store } from '../store/store.ts';
import { fileVersion, readBuiltJson } from './built-json.ts';

export interface PublishedRevisionsOptions {
  siteDir: string;
  audience: Audience;
  /** Milliseconds since 1970. */
  clock: () => number;
}

export interface FollowedRevisions {
  /**
   * Stores the file's revisions if it changed since the last call, and returns whether it did.
   *
   * @throws UserError when the file is missing, invalid or from the other edition
   * @throws StoreError
   */
  refresh(store: Store): Promise<boolean>;
  /** Makes the next `refresh` store the revisions again, because the store may have lost them. */
  forget(): void;
}

/** Keeps a store's revisions in sync with the site's `revisions.json`. */
export function followRevisions({ siteDir, audience, clock }: PublishedRevisionsOptions): FollowedRevisions {
  const file = join(siteDir, 'revisions.json');
  let storedVersion = '';
  let forgotten = 0;
  let running: Promise<boolean> | undefined;

  async function storeChanged(store: Store): Promise<boolean> {
    const before = forgotten;
    const version = await fileVersion(file);
    if (version === storedVersion && version !== '') return false;
    const revisions = parse(revisionsFileSchema, await readBuiltJson(file), `${file} is not a list of revisions.`);
    if (revisions.audience !== audience) {
      throw new UserError(
        `${siteDir} holds the ${revisions.audience} edition, but KB_AUDIENCE is ${audience}.`,
        'Set KB_AUDIENCE to the edition that is served, or build the other one.',
      );
    }
    await rememberRevisions(store, revisions, clock());
    // A store that was reopened in the meantime may have only some of them.
    if (forgotten === before) storedVersion = version;
    return true;
  }

  return {
    refresh(store) {
      running ??= storeChanged(store).finally(() => {
        running = undefined;
      });
      return running;
    },
    forget() {
      storedVersion = '';
      forgotten += 1;
    },
  };
}
