import { UserError } from '../../errors.ts';
import { rememberRevisions } from '../../feedback/votes/revisions.ts';
import type { Audience } from '../../knowledge/audience.ts';
import { defaultFeedbackSettings, type FeedbackSettings, feedbackSettingsSchema } from '../../knowledge/feedback-settings.ts';
import { type Hosting, hostingFile, hostingSchema } from '../../knowledge/hosting.ts';
import { type KnownWords, knownWordsPath, knownWordsSchema, noKnownWords, toKnownWords } from '../../knowledge/known-words.ts';
import { revisionsFileSchema } from '../../knowledge/revision.ts';
import type { Store } from '../../store/store.ts';

/** The built site. */
export interface Assets {
  fetch(request: string | Request): Promise<Response>;
}

/** How the site is served. The file is at the top of the assets, where it can be found without knowing the base path. */
export async function readHosting({ ASSETS }: { ASSETS: Assets }): Promise<Hosting> {
  const file = await ASSETS.fetch(`https://assets.local/${hostingFile}`);
  if (!file.ok) {
    throw new UserError(
      `The assets have no ${hostingFile}.`,
      `Build the site; below a path, copy its ${hostingFile} to the top of the assets.`,
    );
  }
  return hostingSchema.parse(await file.json());
}

/** A file of the site; `undefined` when there is none. */
export type ReadAsset = (path: string) => Promise<Response | undefined>;

/** A new site is deployed as a new version of the Worker, so a file never changes once it has been read. */
export function settingsReader(asset: ReadAsset): () => Promise<FeedbackSettings> {
  let settings: FeedbackSettings | undefined;
  return async function readSettings() {
    if (settings === undefined) {
      const file = await asset('/feedback.json');
      settings = file === undefined ? defaultFeedbackSettings : feedbackSettingsSchema.parse(await file.json());
    }
    return settings;
  };
}

export function knownWordsReader(asset: ReadAsset): (locale: string) => Promise<KnownWords> {
  const byLocale = new Map<string, KnownWords>();
  return async function readKnownWords(locale) {
    let words = byLocale.get(locale);
    if (words === undefined) {
      const file = await asset(`/${knownWordsPath(locale)}`);
      words = file === undefined ? noKnownWords : toKnownWords(knownWordsSchema.parse(await file.json()));
      byLocale.set(locale, words);
    }
    return words;
  };
}

/** Stores the site's revisions once per isolate, when a vote on an unknown text asks for them. */
export function revisionsReader(asset: ReadAsset, store: Store, audience: Audience): () => Promise<boolean> {
  let areStored = false;
  return async function refreshRevisions() {
    const file = areStored ? undefined : await asset('/revisions.json');
    if (file === undefined) return false;
    const revisions = revisionsFileSchema.parse(await file.json());
    if (revisions.audience !== audience)
      throw new Error(`The site is the ${revisions.audience} edition, but KB_AUDIENCE is ${audience}.`);
    await rememberRevisions(store, revisions, Date.now());
    areStored = true;
    return true;
  };
}
