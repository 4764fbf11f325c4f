import type { AstroIntegration } from 'astro';
import { foldersOf } from '../src/edition/folders.ts';
import { createPhases } from '../src/edition/phases.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { keepGoingVariable } from '../src/last-good/keep-going-variable.ts';
import { articleTemplates } from './article-templates.ts';
import { browserEditor } from './browser-editor.ts';
import type { BuildContext } from './build-context.ts';
import { content } from './content.ts';
import { media } from './media.ts';
import { preloadSearch } from './preload-search.ts';
import { publishSite } from './publish-site.ts';
import { revisionsFile } from './revisions-file.ts';
import { searchIndex } from './search-index.ts';

/**
 * The help centre as Astro integrations.
 *
 * Order is load-bearing: the content is read and checked before anything is built from it; the search index, the
 * revisions and the media are part of the site; publishing comes last, when everything else has succeeded.
 *
 * @throws UserError when an environment variable is not valid
 */
export function jieda(): AstroIntegration[] {
  const environment = readEnvironment(process.env);
  const context: BuildContext = {
    environment,
    folders: foldersOf(environment),
    phases: createPhases((name) => console.log(`${name}…`)),
    keepsGoing: process.env[keepGoingVariable] === '1',
    buildsTemplates: false,
    content: undefined,
  };
  return [
    content(context),
    articleTemplates(context),
    searchIndex(context),
    revisionsFile(context),
    media(context),
    browserEditor(context),
    preloadSearch(context),
    publishSite(context),
  ];
}
