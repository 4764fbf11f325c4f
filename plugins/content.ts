import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { AstroError } from 'astro/errors';
import type { HotPayload, Plugin } from 'vite';
import { checkContent } from '../src/checks/check-content.ts';
import { readContent } from '../src/content/read-content.ts';
import { beginBuild, endBuild } from '../src/edition/build-lock.ts';
import { makeEdition } from '../src/edition/edition.ts';
import type { Folders } from '../src/edition/folders.ts';
import { countFindings, type Finding } from '../src/findings/finding.ts';
import { renderTerminal, summarize } from '../src/findings/terminal.ts';
import { readAskedMost } from '../src/knowledge/asked-most.ts';
import { readPublicCounts } from '../src/knowledge/public-counts.ts';
import { pruneFragments } from '../src/markdown/fragments.ts';
import type { BuildContext } from './build-context.ts';

/**
 * Reads and checks the content before Astro sees it, and leaves what the edition shows in
 * `edition.json`, where the content loader takes it from. In a build, errors stop here.
 */
export function content(context: BuildContext): AstroIntegration {
  const { environment, folders } = context;
  let present: readonly Finding[] = [];
  return {
    name: 'jieda:content',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig, logger }) => {
        updateConfig({
          cacheDir: pathToFileURL(`${folders.astroCacheDir}/`),
          outDir: pathToFileURL(`${folders.stagingDir}/`),
          vite: {
            cacheDir: join(folders.cacheDir, 'vite'),
            plugins: [plainImports],
            build: {
              emptyOutDir: false,
              assetsInlineLimit: 0,
              // In-app browsers run on WebViews years old; by default the style sheets would speak to new ones alone.
              target: oldestBrowsers,
              cssTarget: oldestBrowsers,
              // Every page of the manual would be warned about a directive of Astro's own.
              rolldownOptions: { checks: { moduleLevelDirective: false } },
            },
          },
        });
        if (command === 'preview') return;
        if (command === 'build') await beginBuild(folders);
        const findings = await prepare(context);
        present = findings;
        if (command === 'build') await stopOnErrors(findings, folders);
        else report(findings, logger);
      },
      'astro:config:done': ({ config }) => {
        const outDir = fileURLToPath(config.outDir);
        if (resolve(outDir) !== folders.stagingDir)
          throw new Error(`Astro builds into ${outDir}, not into the folder for construction.`);
      },
      'astro:server:setup': ({ server, logger }) => {
        const folder = resolve(environment.contentDir);
        server.watcher.add(folder);
        // A changed text reloads the page, and each page that connects is told what is wrong.
        server.ws.on('connection', () => setTimeout(() => showOnPage(present, server.ws), overlayDelay));
        // One after the other: two at once would write the same files.
        let running = Promise.resolve();
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(folder)) return;
          running = running
            .then(() => prepare(context))
            .then((findings) => {
              report(findings, logger);
              present = findings;
            })
            .catch((error: unknown) => logger.error(String(error)));
        });
      },
    },
  };
}

/** The oldest browsers for which styles and scripts are written out: those of Android 9 and iOS 12 out of the box. */
const oldestBrowsers = ['chrome69', 'safari12'];

/** What a page loads later is one file: Vite's helper that loads the parts of such a file ahead would weigh more than it saves. */
const plainImports: Plugin = {
  name: 'jieda:plain-imports',
  enforce: 'pre',
  apply: 'build',
  load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : undefined),
};

/** Where the loader finds what the edition shows. */
export function editionFile(cacheDir: string): string {
  return join(cacheDir, 'edition.json');
}

async function prepare(context: BuildContext): Promise<Finding[]> {
  const { environment, folders } = context;
  const content = await readContent(environment.contentDir, folders.fragmentsDir);
  const findings = await checkContent(content, environment);
  const { articles, handbook } = content;
  const edition = makeEdition(
    content,
    environment,
    folders.fragmentsDir,
    await readAskedMost(folders.askedMostFile),
    // Not shown, it need not be readable either.
    content.kb.site.publicCounts === 'on' ? await readPublicCounts(folders.publicCountsFile) : undefined,
  );
  context.content = { articles, edition };
  await mkdir(folders.cacheDir, { recursive: true });
  await forgetOlderEngines(folders.cacheDir);
  await pruneFragments(folders.fragmentsDir, new Set([...articles, ...handbook].map(({ digest }) => digest)));
  // The loader must never see half a file.
  const file = editionFile(folders.cacheDir);
  await writeFile(`${file}.new`, JSON.stringify(edition));
  await rename(`${file}.new`, file);
  return findings;
}

/** What an older version of the engine left can never be used again. */
async function forgetOlderEngines(cacheDir: string): Promise<void> {
  const versions = await readdir(dirname(cacheDir), { withFileTypes: true });
  const older = versions.filter(
    (entry) => entry.isDirectory() && /^[0-9a-f]{12}$/.test(entry.name) && entry.name !== basename(cacheDir),
  );
  await Promise.all(older.map(({ name }) => rm(join(dirname(cacheDir), name), { recursive: true, force: true })));
}

/** The page takes a moment after connecting before it listens. */
const overlayDelay = 200;

/** Errors cover the page that is being written, as errors of code do; the next good save takes them away. */
function showOnPage(findings: readonly Finding[], browser: { send(payload: HotPayload): void }): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) browser.send({ type: 'error', err: { message: renderTerminal(errors), stack: '' } });
}

async function stopOnErrors(findings: readonly Finding[], folders: Folders): Promise<void> {
  if (countFindings(findings).error === 0) return;
  // Nothing has been built yet, so the next build need not begin anew.
  await endBuild(folders);
  const errors = findings.filter(({ severity }) => severity === 'error');
  throw new AstroError(
    `The content has errors, so nothing was built.\n\n${renderTerminal(errors)}`,
    'Mend them; `npm run check` prints them without building, and the warnings, too.',
  );
}

function report(findings: readonly Finding[], logger: AstroIntegrationLogger): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) logger.error(`\n${renderTerminal(errors)}`);
  else logger.info(summarize(findings));
}
