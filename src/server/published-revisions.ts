import { join } from 'node:path';
import { parse, UserError } from '../errors.ts';
import { rememberRevisions } from '../feedback/votes/revisions.ts';
import type { Edition } from '../feedback/votes/vote.ts';
import { revisionsFileSchema } from '../knowledge/revision.ts';
import type { Store } from '../store/store.ts';
import { fileVersion, readBuiltJson } from './built-json.ts';

export interface PublishedRevisionsOptions {
  siteDir: string;
  edition: Edition;
  /** Milliseconds since 1970. */
  clock: () => number;
}

export interface FollowedRevisions {
  /**
   * Takes the file into the store if it changed since the last call, and says whether it did.
   *
   * @throws UserError when the file is missing, broken or of the other edition
   */
  refresh(store: Store): Promise<boolean>;
  /** The store may have lost them: the next call takes the file in again. */
  forget(): void;
}

/** Keeps a store's revisions in step with the site's `revisions.json`. */
export function followRevisions({ siteDir, edition, clock }: PublishedRevisionsOptions): FollowedRevisions {
  const file = join(siteDir, 'revisions.json');
  let known = '';
  let forgotten = 0;
  let running: Promise<boolean> | undefined;

  async function takeIn(store: Store): Promise<boolean> {
    const before = forgotten;
    const version = await fileVersion(file);
    if (version === known && version !== '') return false;
    const revisions = parse(revisionsFileSchema, await readBuiltJson(file), `${file} is not a list of revisions.`);
    if (revisions.audience !== edition) {
      throw new UserError(
        `${siteDir} holds the ${revisions.audience} edition, but KB_AUDIENCE says ${edition}.`,
        'Set KB_AUDIENCE to the edition that is served, or build the other one.',
      );
    }
    await rememberRevisions(store, revisions, clock());
    // A store that was opened again meanwhile may have only some of them.
    if (forgotten === before) known = version;
    return true;
  }

  return {
    refresh(store) {
      running ??= takeIn(store).finally(() => {
        running = undefined;
      });
      return running;
    },
    forget() {
      known = '';
      forgotten += 1;
    },
  };
}
