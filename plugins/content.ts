import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkBeside } from '../src/checks/check-beside.ts';
import { contentReader } from '../src/content/content-reader.ts';
import { beginBuild, endBuild } from '../src/edition/build-lock.ts';
import { fileLists } from '../src/edition/loaders.ts';
import type { Finding } from '../src/findings/finding.ts';
import { basePathOf } from '../src/knowledge/base-path.ts';
import { wholePagesVariable } from '../src/site/article-page/whole-pages-variable.ts';
import { type BuildContext, contentOf } from './build-context.ts';
import { faultyArticlePage } from './faulty-article-page.ts';
import { followContent, pageScript } from './follow-content.ts';
import { freeMemory } from './free-memory.ts';
import { openContent, prepareContent, showContent } from './prepare-content.ts';
import { logFindings, throwOnErrors } from './report-findings.ts';
import type { SitePart } from './site-part.ts';
import { viteConfig } from './vite-config.ts';

/** Reads and checks the content before Astro loads it. Errors stop a build; `dev` shows them and keeps running. */
export function content(context: BuildContext): SitePart {
  const { environment, folders, phases } = context;
  const read = contentReader(environment.contentDir, folders.fragmentsDir);
  let latest: readonly Finding[] = [];
  return {
    name: 'content',
    begin: async () => {
      context.buildsTemplates = process.env[wholePagesVariable] !== '1';
      await beginBuild(folders);
      phases.begin('Reading and checking the content');
      await stopBuildOnErrors(await prepareContent(context));
      await freeMemory(contentOf(context).shown);
    },
    hooks: {
      'astro:config:setup': async ({ command, updateConfig, injectScript }) => {
        updateConfig({
          cacheDir: pathToFileURL(`${folders.astroCacheDir}/`),
          outDir: pathToFileURL(`${folders.stagingDir}/`),
          vite: viteConfig(folders),
          // Lists all content files for editors, which would slow down builds.
          experimental: { contentIntellisense: command === 'dev' },
        });
        if (command === 'preview') return;
        if (command === 'build') {
          phases.begin(`Rendering the pages of ${contentOf(context).shown} articles`);
        } else {
          latest = await openContent(context, read);
          await freeMemory(contentOf(context).shown);
          injectScript('page', pageScript);
        }
        const basePath = basePathOf(contentOf(context).frame.site.baseUrl);
        updateConfig({ base: basePath === '' ? '/' : basePath });
      },
      'astro:config:done': ({ config }) => {
        const outDir = fileURLToPath(config.outDir);
        if (resolve(outDir) !== folders.stagingDir) throw new Error(`Astro builds into ${outDir}, not into the staging folder.`);
      },
      'astro:server:setup': ({ server, logger, refreshContent }) => {
        server.middlewares.use((request, response, next) => {
          const { base } = server.config;
          const path = `/${(request.url ?? '/').slice(base.length)}`;
          const page = faultyArticlePage(path, contentOf(context).broken, latest, base);
          if (page === undefined) next();
          else response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
        });
        followContent(server, resolve(environment.contentDir), {
          logger,
          show: () => showContent(context, read),
          check: (stop) => checkBeside({ ...environment, ...folders }, stop),
          found: (findings, isAll) => {
            latest = findings;
            if (isAll) logFindings(latest, logger);
          },
          latest: () => latest,
          listAgain: async () => refreshContent?.({ loaders: [...fileLists] }),
        });
      },
    },
  };

  async function stopBuildOnErrors(findings: readonly Finding[]): Promise<void> {
    try {
      throwOnErrors(findings, context);
    } catch (error) {
      // Nothing has been built yet, so the next build can continue from the last one.
      await endBuild(folders);
      throw error;
    }
  }
}
