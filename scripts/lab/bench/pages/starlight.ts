import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import engine from '../../../../package.json' with { type: 'json' };
import { readContent } from '../../../../src/content/read-content.ts';
import { isVisible } from '../../../../src/edition/visible-articles.ts';
import { readFragment } from '../../../../src/markdown/fragments.ts';
import { writeText } from '../../fixtures/corpus/corpus.ts';
import type { Workspace } from '../../workspace.ts';
import { measure } from '../measure.ts';

/** Versions to install next to the engine’s own version of Astro. */
const starlightVersion = '0.42.4';
const markdownRemarkVersion = '7.3.0';

/**
 * Builds a Starlight site of the same articles, set up as in Starlight’s own template. Each component is replaced by the
 * text it shows.
 *
 * @returns folder of the built site
 * @throws UserError when Starlight cannot be installed or built
 */
export async function buildStarlight(contentDir: string, workspace: Workspace): Promise<string> {
  const folder = join(workspace.folder, 'starlight');
  const fragmentsDir = join(workspace.folder, 'starlight-fragments');
  const { kb, articles } = await readContent(contentDir, fragmentsDir);
  const files = projectFiles(kb.site.name, kb.site.locales, engine.dependencies.astro);
  for (const [path, text] of Object.entries(files)) await writeText(join(folder, path), text);
  await cp(join(contentDir, 'media'), join(folder, 'public/media'), { recursive: true });
  const published = articles.filter((article) => isVisible(article, 'public'));
  for (const { locale, id, data, digest } of published) {
    const { markdown = '' } = (await readFragment(fragmentsDir, digest)) ?? {};
    const front = `---\ntitle: ${JSON.stringify(data.title)}\ndescription: ${JSON.stringify(data.summary)}\n---\n\n`;
    await writeText(join(folder, 'src/content/docs', locale, 'articles', `${id}.md`), `${front}${markdown}\n`);
  }
  for (const locale of kb.site.locales) {
    const own = published.filter((article) => article.locale === locale);
    const lists = kb.categories.map(({ id, label }) => {
      const links = own
        .filter(({ data }) => data.category === id)
        .map((each) => `- [${each.data.title}](/${locale}/articles/${each.id}/)`);
      return links.length === 0 ? '' : `## ${label[locale]}\n\n${links.join('\n')}\n`;
    });
    const front = `---\ntitle: ${JSON.stringify(kb.site.name[locale])}\ndescription: ${JSON.stringify(kb.site.tagline[locale])}\n---\n\n`;
    await writeText(join(folder, 'src/content/docs', locale, 'index.md'), `${front}${lists.join('\n')}`);
  }
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await measure({ program: 'npm', args: install, cwd: folder }, workspace);
  await measure({ program: 'node', args: ['node_modules/astro/bin/astro.mjs', 'build'], cwd: folder }, workspace);
  return join(folder, 'dist');
}

function projectFiles(
  name: Readonly<Record<string, string>>,
  locales: readonly string[],
  astroVersion: string,
): Record<string, string> {
  const starlight = {
    title: Object.fromEntries(locales.map((locale) => [new Intl.Locale(locale).toString(), name[locale] ?? locale])),
    defaultLocale: locales[0],
    locales: Object.fromEntries(locales.map((locale) => [locale, { label: locale, lang: new Intl.Locale(locale).toString() }])),
  };
  return {
    'package.json': JSON.stringify({
      name: 'starlight',
      type: 'module',
      private: true,
      dependencies: {
        astro: astroVersion,
        '@astrojs/starlight': starlightVersion,
        '@astrojs/markdown-remark': markdownRemarkVersion,
      },
    }),
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({ site: 'https://help.example', integrations: [starlight(${JSON.stringify(starlight)})] });
`,
    'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  };
}
