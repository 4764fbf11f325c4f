import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { ignoreMissing } from '../files.ts';
import { interfaceLocales } from '../i18n/strings.ts';
import type { Audience } from '../knowledge/audience.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { type Hosting, hostingFile, hostingSchema, plainHosting } from '../knowledge/hosting.ts';
import type { KnownWords } from '../knowledge/known-words.ts';
import { type Store, UnavailableError } from '../store/store.ts';
import { followJson } from './follow-json.ts';
import { followRevisions } from './published-revisions.ts';
import { followSettings } from './published-settings.ts';
import { followKnownWords } from './published-words.ts';

/** What the endpoint reads from the built site; always from the latest build. */
export interface BuiltSite {
  /** As of now; a server must be started again for a site that is hosted in another way. */
  hosting: Hosting;
  readSettings(): Promise<FeedbackSettings>;
  readKnownWords(locale: string): Promise<KnownWords>;
  /** HTML of the page that the endpoint's pages are rendered into; `undefined` when the site has none. */
  readShell(locale: string): Promise<string | undefined>;
  /** HTML of a page by its path, which ends with `/`; `undefined` when there is none. */
  readPage(path: string): Promise<string | undefined>;
  /**
   * Stores the published revisions if they have changed. Errors are logged and leave the stored ones as they are.
   *
   * @returns whether they had changed
   */
  refreshRevisions(store: Store): Promise<boolean>;
  /**
   * Like `refreshRevisions`, but throws. Called before anything is served.
   *
   * @throws UserError when the site is invalid or is the other edition
   * @throws StoreError, unless the database cannot be reached
   */
  requireRevisions(store: Store): Promise<void>;
  /** Makes the next refresh store the revisions again, because the store may have lost them. */
  forgetRevisions(): void;
}

export interface BuiltSiteOptions {
  /** The built site, `dist` or `dist-internal`. */
  siteDir: string;
  audience: Audience;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  log: (line: string) => void;
}

/** @throws UserError when the folder is not a built site, or one of its files does not match its schema */
export async function openBuiltSite({ siteDir, audience, clock, monotonic, log }: BuiltSiteOptions): Promise<BuiltSite> {
  await requirePages(siteDir);
  const readSettings = followSettings(siteDir, monotonic);
  const readKnownWords = followKnownWords(siteDir, interfaceLocales, monotonic);
  await Promise.all([readSettings(), ...interfaceLocales.map(readKnownWords)]);
  const hosting = await followJson(join(siteDir, hostingFile), {
    schema: hostingSchema,
    use: (read) => read,
    absent: plainHosting,
    monotonic,
  })();
  const revisions = followRevisions({ siteDir, audience, clock });

  return {
    hosting,
    readSettings,
    readKnownWords,
    readShell: async (locale) => (interfaceLocales.includes(locale) ? readPage(siteDir, `/${locale}/shell/`) : undefined),
    readPage: (path) => readPage(siteDir, path),
    forgetRevisions: revisions.forget,

    async refreshRevisions(store) {
      try {
        return await revisions.refresh(store);
      } catch (error) {
        log((error as Error).message);
        return false;
      }
    },

    async requireRevisions(store) {
      try {
        await revisions.refresh(store);
      } catch (error) {
        // The next refresh stores them.
        if (!(error instanceof UnavailableError)) throw error;
      }
    },
  };
}

async function requirePages(siteDir: string): Promise<void> {
  try {
    await access(join(siteDir, 'index.html'));
  } catch (error) {
    throw new UserError(`There is no built site in ${siteDir}: it has no index.html.`, 'Run `npm run build` first.', {
      cause: error,
    });
  }
}

async function readPage(siteDir: string, path: string): Promise<string | undefined> {
  return readFile(join(siteDir, path, 'index.html'), 'utf8').catch(ignoreMissing);
}
