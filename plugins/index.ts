import type { AstroIntegration } from 'astro';
import { foldersOf } from '../src/edition/folders.ts';
import { createPhases } from '../src/edition/phases.ts';
import { keptPages } from '../src/edition/rendered-pages.ts';
import { removeTree } from '../src/files.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { keepGoingVariable } from '../src/last-good/keep-going-variable.ts';
import { articleFiles } from './article-files.ts';
import { browserEditor } from './browser-editor.ts';
import { type BuildContext, contentOf } from './build-context.ts';
import { content } from './content.ts';
import { media } from './media.ts';
import { preloadSearch } from './preload-search.ts';
import { publishSite } from './publish-site.ts';
import { renderedPages } from './rendered-pages.ts';
import { revisionsFile } from './revisions-file.ts';
import { searchIndex } from './search-index.ts';
import { beginningOnce, integrationOf, type Log, type SitePart } from './site-part.ts';

/** The help centre that this process builds or shows. */
interface Site {
  context: BuildContext;
  parts: readonly SitePart[];
}

/** One for each process: a build begins before Astro asks for its integrations. */
let site: Site | undefined;

/**
 * The help centre as Astro integrations.
 *
 * @throws UserError when an environment variable is not valid
 */
export function jieda(): AstroIntegration[] {
  return openSite().parts.map(integrationOf);
}

/**
 * Builds the site without Astro, from the pages of the last build, when Astro would render them again as they are. Otherwise the
 * build has begun, and goes on in Astro.
 *
 * @param options.force always leaves it to Astro, and publishes nothing that an earlier build has written
 * @returns whether the site has been published
 * @throws UserError when the content has errors, or an environment variable is not valid
 */
export async function buildFromKeptPages({ force, log }: { force: boolean; log: Log }): Promise<boolean> {
  const { context, parts } = openSite();
  for (const part of parts) await part.begin?.();
  if (force) removeTree(context.folders.publicationDir);
  const kept = force ? undefined : keptPages(contentOf(context).pagesDigest, context.folders);
  if (kept === undefined) return false;
  context.rendered = kept;
  for (const part of parts) await part.complete?.(log);
  return true;
}

/**
 * Order is load-bearing: the content is read and checked before anything is built from it; what takes no index is done while it
 * is being written; publishing comes last, when everything else has succeeded.
 */
function openSite(): Site {
  if (site !== undefined) return site;
  const environment = readEnvironment(process.env);
  const context: BuildContext = {
    environment,
    folders: foldersOf(environment),
    phases: createPhases((name) => console.log(`${name}…`)),
    keepsGoing: process.env[keepGoingVariable] === '1',
    buildsTemplates: false,
    content: undefined,
    rendered: undefined,
    next: undefined,
    articles: undefined,
  };
  const parts = [
    content,
    renderedPages,
    revisionsFile,
    media,
    browserEditor,
    articleFiles,
    searchIndex,
    preloadSearch,
    publishSite,
  ];
  site = { context, parts: parts.map((part) => beginningOnce(part(context))) };
  return site;
}
