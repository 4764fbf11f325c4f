import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { interfaceLocales } from '../i18n/strings.ts';
import { languageTag } from '../knowledge/article-id.ts';
import type { EditorPageConfig } from './editor-config.ts';

/**
 * Writes the editor into a folder: its page, Sveltia CMS with our format of entries, and the configuration. Everything
 * comes from our own origin; the package's own script would load languages and parts from a CDN.
 */
export async function writeEditor(folder: string, { config, order }: EditorPageConfig): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    metafile: true,
    entryPoints: [join(import.meta.dirname, 'browser/editor.ts')],
    outdir: folder,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    chunkNames: 'part-[hash]',
    charset: 'utf8',
    legalComments: 'linked',
    plugins: [withoutUnusedParts],
    logLevel: 'error',
  });
  const cms = dirname(createRequire(import.meta.url).resolve('@sveltia/cms'));
  await cp(join(cms, 'assets'), join(folder, 'assets'), { recursive: true, filter: (path) => !path.endsWith('.map') });
  await writeFile(join(folder, 'config.json'), `${JSON.stringify({ config, order })}\n`);
  await writeFile(join(folder, 'index.html'), page);
  await removeOldParts(folder, new Set(Object.keys(metafile.outputs).map((path) => basename(path))));
}

/** Deletes scripts of an earlier version. Compressed files are deleted with their originals. */
async function removeOldParts(folder: string, parts: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/\.(?:js|LEGAL\.txt)$/.test(name) && !parts.has(name)) await rm(join(folder, name));
  }
}

const interfaceLanguages = new Set(interfaceLocales.map((locale) => `${languageTag(locale)}.json`));

/**
 * Replaces parts that the form never uses by nothing: code highlighting, maps, optimising drawings, and its interface in
 * languages that ours is not in.
 */
const withoutUnusedParts: Plugin = {
  name: 'without-unused-parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:@shikijs\/|leaflet|terra-draw|svgo)|\/locales\// }, ({ path }) =>
      interfaceLanguages.has(path.slice(path.lastIndexOf('/') + 1)) ? undefined : { path: 'nothing', namespace: 'unused' },
    );
    onLoad({ filter: /@sveltia\/cms\/npm\/index\.js$/ }, async ({ path }) => ({
      // Its own style sheet names a CDN for the fonts that it then loads from `assets/`.
      contents: (await readFile(path, 'utf8')).replaceAll(/url\(https:\/\/cdn\.[^()]*\)/g, 'local("")'),
    }));
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'export default {};' }));
  },
};

const page = `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>…</title>
<link rel="icon" href="../favicon.svg" type="image/svg+xml">
<script type="module" src="editor.js"></script>
</head>
<body></body>
</html>
`;
