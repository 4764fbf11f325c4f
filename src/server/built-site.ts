import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Edition } from '../feedback/votes/vote.ts';
import { ignoreMissing } from '../files.ts';
import { interfaceLocales } from '../i18n/strings.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import type { KnownWords } from '../knowledge/known-words.ts';
import { type Store, UnreachableError } from '../store/store.ts';
import { followRevisions } from './published-revisions.ts';
import { followSettings } from './published-settings.ts';
import { followKnownWords } from './published-words.ts';

/** What the endpoint reads of the site that it serves, each as of the last build. */
export interface BuiltSite {
  readSettings(): Promise<FeedbackSettings>;
  readKnownWords(locale: string): Promise<KnownWords>;
  /** HTML of the page that the endpoint's pages are put into; `undefined` without one. */
  readShell(locale: string): Promise<string | undefined>;
  /**
   * Takes the published revisions into the store when they are new; when that fails the ones known so far hold, and
   * the log says why.
   *
   * @returns whether they were new
   */
  refreshRevisions(store: Store): Promise<boolean>;
  /**
   * The same, before anything is served.
   *
   * @throws UserError when the site is broken or of the other edition
   * @throws StoreError, unless the database cannot be reached
   */
  requireRevisions(store: Store): Promise<void>;
  /** The store may have lost the revisions: the next refresh takes them in again. */
  forgetRevisions(): void;
}

export interface BuiltSiteOptions {
  /** The built site, `dist` or `dist-internal`. */
  siteDir: string;
  edition: Edition;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Milliseconds that never go backwards. */
  monotonic: () => number;
  log: (line: string) => void;
}

/** @throws UserError when the folder is not a built site, or one of its files does not match its schema */
export async function openBuiltSite({ siteDir, edition, clock, monotonic, log }: BuiltSiteOptions): Promise<BuiltSite> {
  await requirePages(siteDir);
  const readSettings = followSettings(siteDir, monotonic);
  const readKnownWords = followKnownWords(siteDir, interfaceLocales, monotonic);
  await Promise.all([readSettings(), ...interfaceLocales.map(readKnownWords)]);
  const revisions = followRevisions({ siteDir, edition, clock });
  let toldFault = '';

  return {
    readSettings,
    readKnownWords,
    readShell: (locale) => readShell(siteDir, locale),
    forgetRevisions: revisions.forget,

    async refreshRevisions(store) {
      try {
        const areNew = await revisions.refresh(store);
        toldFault = '';
        return areNew;
      } catch (error) {
        const { message } = error as Error;
        // Asked every second; the same fault is told once.
        if (message !== toldFault) log(message);
        toldFault = message;
        return false;
      }
    },

    async requireRevisions(store) {
      try {
        await revisions.refresh(store);
      } catch (error) {
        // Taken in later, when somebody refreshes them next.
        if (!(error instanceof UnreachableError)) throw error;
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

async function readShell(siteDir: string, locale: string): Promise<string | undefined> {
  if (!interfaceLocales.includes(locale)) return undefined;
  return readFile(join(siteDir, locale, 'shell', 'index.html'), 'utf8').catch(ignoreMissing);
}
