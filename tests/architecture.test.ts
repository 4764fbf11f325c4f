import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Left may import right, and its own folder; `types` means `import type` only. Nothing points back. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  plugins: [
    'collect-garbage',
    'own-process',
    'brand',
    'browser-editor',
    'checks',
    'content',
    'edition',
    'indexing',
    'last-good',
    'markdown',
    'media',
    'knowledge',
    'findings',
    'files',
    'errors',
    'reports/site',
    'server/headers',
    'site/article-page',
    'site/article-files',
    'search',
    'escape-markup',
  ],
  mcp: ['search', 'endpoint', 'knowledge', 'errors'],
  server: [
    'monitoring',
    'mcp',
    'search',
    'records',
    'questions',
    'feedback',
    'endpoint',
    'readers',
    'store',
    'knowledge',
    'metrics',
    'lru-map',
    'i18n',
    'escape-markup',
    'files',
    'errors',
  ],
  monitoring: ['package.json', 'records', 'questions', 'feedback', 'endpoint', 'knowledge', 'store', 'metrics'],
  site: [
    'collect-garbage',
    'icons',
    'files',
    'escape-markup',
    'brand',
    'edition',
    'knowledge',
    'service-hours',
    'markdown',
    'search',
    'metrics',
    'i18n',
    'findings',
    'endpoint/browser',
    'feedback/browser',
    'records/clock-limits',
    'readers/limits',
    'privacy/strip-pii',
    'reports/browser',
    'server/connection-limits',
    'exporting/export-schema',
    'importing/imported-article',
    'importing/pictures/limits',
  ],
  reports: [
    'collect-garbage',
    'brand',
    'records',
    'questions',
    'feedback',
    'endpoint/daily-counts',
    'types of endpoint',
    'questions/states',
    'readers',
    'privacy',
    'csv',
    'csv-rows',
    'store',
    'search',
    'checks',
    'content',
    'edition',
    'knowledge',
    'metrics',
    'findings',
    'i18n',
    'escape-markup',
    'files',
    'own-process',
    'errors',
  ],
  simulation: [
    'records',
    'questions',
    'feedback',
    'endpoint',
    'readers',
    'store',
    'knowledge',
    'metrics/days',
    'metrics/instants',
    'i18n/simulation',
    'errors',
  ],
  'browser-editor': ['knowledge', 'i18n'],
  effect: [
    'reports',
    'indexing',
    'checks',
    'content',
    'edition',
    'markdown',
    'media',
    'knowledge',
    'metrics',
    'findings',
    'i18n',
    'errors',
  ],
  publishing: [
    'effect',
    'reports',
    'feedback/votes/revisions',
    'store/sqlite/sql-text',
    'server/headers',
    'knowledge',
    'findings',
    'i18n/effect',
    'files',
    'errors',
  ],
  'last-good': ['writing', 'checks', 'content', 'edition', 'knowledge', 'findings', 'text-cache', 'files'],
  exporting: ['content', 'edition', 'markdown', 'media', 'knowledge', 'i18n', 'escape-markup', 'csv', 'files', 'errors'],
  importing: [
    'exporting/export-schema',
    'writing/moving/relink-body',
    'markdown',
    'media/media-file',
    'media/limits',
    'media/decode-picture',
    'csv',
    'csv-rows',
    'search',
    'knowledge',
    'files',
    'errors',
  ],
  indexing: ['checks', 'edition', 'search'],
  doctor: [
    'types of monitoring',
    'checks',
    'content',
    'edition',
    'records',
    'server',
    'questions/outbox/settings',
    'store',
    'knowledge',
    'findings',
    'metrics',
  ],
  upgrading: ['writing', 'markdown', 'knowledge', 'errors'],
  writing: ['checks', 'content', 'markdown', 'knowledge', 'findings', 'i18n', 'files', 'errors'],
  evaluation: ['checks', 'content', 'edition', 'search', 'knowledge', 'metrics', 'findings', 'errors'],
  checks: [
    'file-stamp',
    'brand',
    'icons',
    'content',
    'edition',
    'markdown',
    'media',
    'search',
    'service-hours',
    'knowledge',
    'metrics',
    'findings',
    'i18n',
    'files',
    'own-process',
    'errors',
  ],
  content: ['markdown', 'media', 'knowledge', 'text-cache', 'file-stamp', 'files', 'own-process', 'errors'],
  edition: [
    'file-stamp',
    'brand',
    'types of content',
    'content/compiled-article',
    'markdown',
    'media',
    'knowledge',
    'metrics',
    'files',
    'errors',
  ],
  brand: ['escape-markup', 'knowledge', 'findings', 'files', 'errors', 'lru-map'],
  records: ['csv', 'questions', 'feedback', 'readers', 'knowledge', 'metrics', 'store', 'errors'],
  questions: [
    'endpoint',
    'feedback/surveys',
    'readers',
    'privacy',
    'service-hours',
    'knowledge',
    'metrics',
    'store',
    'i18n',
    'csv',
    'findings',
    'errors',
  ],
  feedback: [
    'endpoint',
    'readers',
    'privacy',
    'knowledge',
    'metrics',
    'store',
    'memoize',
    'lru-map',
    'i18n',
    'styles/forms.css',
    'errors',
  ],
  endpoint: ['readers', 'store', 'knowledge', 'metrics', 'i18n'],
  readers: ['store', 'metrics', 'memoize'],
  privacy: ['readers/limits'],
  search: [
    'fold-white-space',
    'collect-garbage',
    'types of edition',
    'knowledge',
    'metrics',
    'privacy/strip-pii',
    'styles/results.css',
    'escape-markup',
    'english-word-list',
    'lru-map',
    'errors',
  ],
  markdown: ['icons', 'media', 'english-word-list', 'knowledge', 'findings', 'i18n', 'text-cache', 'files', 'errors'],
  media: ['knowledge/files', 'findings', 'files', 'errors'],
  knowledge: ['fold-white-space', 'findings', 'text-cache', 'file-stamp', 'files', 'errors'],
  i18n: ['knowledge', 'service-hours', 'readers/limits'],
  'service-hours': ['knowledge'],
  store: ['errors'],
  metrics: [],
  findings: ['escape-markup'],
  errors: [],
  files: [],
  csv: ['types of store'],
  'csv-rows': ['errors'],
  'escape-markup': [],
  'fold-white-space': [],
  icons: [],
  memoize: [],
  'english-word-list': [],
  'collect-garbage': [],
  'lru-map': [],
  'own-process': ['errors'],
  'text-cache': [],
  'file-stamp': [],
};

/** Folders and files of src/ that are one part: the site. */
const siteParts = new Set(['pages', 'layouts', 'components', 'site', 'content.config', 'manual', 'styles']);

interface Import {
  specifier: string;
  /** File of ours it leads to, or `undefined` for a package. */
  target: string | undefined;
  isTypeOnly: boolean;
}

const files = ['src', 'plugins', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|mjs|astro|mdx)$/.test(path))
    .map((path) => `${folder}/${path.split(sep).join('/')}`),
);

/** The part of the picture a file belongs to: `knowledge`, `site`, `plugins`. */
function partOf(file: string): string {
  const [top = '', name = ''] = file.replace(/\.[a-z]+$/, '').split('/');
  if (top !== 'src') return top;
  return siteParts.has(name) ? 'site' : name;
}

function importsOf(file: string, text = readFileSync(join(root, file), 'utf8')): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  const statements = code.matchAll(/^[ \t]*(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const calls = code.matchAll(
    /(?:\bimport\(|\bnew URL\(|\bimport\.meta\.glob\()\s*['"](\.{1,2}\/[^'"]+\.(?:ts|mjs|astro|mdx))['"]/g,
  );
  return [
    ...[...statements].map(([, type, specifier = '']) => ({ specifier, isTypeOnly: type !== undefined })),
    ...[...calls].map(([, specifier = '']) => ({ specifier, isTypeOnly: false })),
  ].map((found) => ({ ...found, target: targetOf(file, found.specifier) }));
}

function targetOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, resolve(root, dirname(file), specifier.replace(/\?\w+$/, '')))
    .split(sep)
    .join('/');
}

/** What a file imports against the table, as `<file> imports <target>`. */
function violations(file: string, imports = importsOf(file)): string[] {
  const part = partOf(file);
  if (part === 'scripts') return [];
  const allowed = mayImport[part];
  if (allowed === undefined) return [`${file} belongs to no part of the table`];
  return imports.flatMap(({ target, isTypeOnly }) => {
    if (target === undefined) return [];
    const other = partOf(target);
    const path = target.replace(/^src\/|\.ts$/g, '');
    const isAllowed =
      other === part ||
      allowed.some((each) => path === each || path.startsWith(`${each}/`)) ||
      (isTypeOnly && allowed.includes(`types of ${other}`));
    return isAllowed ? [] : [`${file} imports ${target}`];
  });
}

describe('who imports whom', () => {
  test('nothing points back', () => {
    expect(files.flatMap((file) => violations(file))).toEqual([]);
  });

  test('astro.config.mjs knows plugins only', () => {
    const own = importsOf('astro.config.mjs').flatMap(({ target }) => (target === undefined ? [] : [partOf(target)]));
    expect(new Set(own)).toEqual(new Set(['plugins']));
  });

  test('the test sees every kind of import, and names file and import', () => {
    const text = [
      "import { a } from '../server/app.ts';",
      "import type { B } from '../edition/edition.ts';",
      "import {\n  c,\n  type D,\n} from '../checks/index.ts';",
      "export * from '../reports/report.ts';",
      "import '../store/store.ts';",
      "const e = await import('../feedback/vote.ts');",
      "new Worker(new URL('../markdown/compile/compile-worker.ts', import.meta.url));",
      "// import { f } from '../site/site-data.ts';",
      "import { g } from '../knowledge/fields.ts';",
      "import { h } from 'zod';",
    ].join('\n');
    const file = 'src/search/example.ts';
    expect(violations(file, importsOf(file, text))).toEqual(
      ['server/app', 'checks/index', 'reports/report', 'store/store', 'feedback/vote', 'markdown/compile/compile-worker'].map(
        (target) => `${file} imports src/${target}.ts`,
      ),
    );
    expect(violations('src/search/x.ts', importsOf('src/search/x.ts', "import { a } from '../edition/edition.ts';"))).toEqual([
      'src/search/x.ts imports src/edition/edition.ts',
    ]);
    expect(
      violations(
        'src/pages/x.astro',
        importsOf('src/pages/x.astro', "import '../feedback/browser/vote-form.ts';\nimport '../feedback/votes/vote.ts';"),
      ),
    ).toEqual(['src/pages/x.astro imports src/feedback/votes/vote.ts']);
  });
});

/** What `<script>` elements of the site import. */
const scriptImports = files
  .filter((file) => file.endsWith('.astro'))
  .flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/<script(?![^>]*is:inline)[^>]*>([\s\S]*?)<\/script>/g)]
      .flatMap(([, code = '']) => importsOf(file, code))
      .flatMap(({ target }) => (target === undefined ? [] : [{ file, target }])),
  );

/** Files whose code is sent to the browser. */
const browserEntries = [
  ...new Set([
    ...files.filter((file) => file.includes('/browser/')),
    'src/privacy/strip-pii.ts',
    ...scriptImports.map(({ target }) => target),
  ]),
];

/** Small, without dependencies of its own. */
const browserPackages = new Set(['stemmer', 'uqr']);

/** Besides, what the editor of the internal edition brings along for staff. */
const editorPackages = new Set(['@sveltia/cms', 'yaml']);

describe('the browser', () => {
  test('gets nothing that does not live in a browser/ folder', () => {
    expect(scriptImports.length).toBeGreaterThan(5);
    expect(scriptImports.filter(({ target }) => !target.includes('/browser/'))).toEqual([]);
  });

  test.each(browserEntries)('%s brings nothing of Node, no schema and no package along', (entry) => {
    const seen = new Set<string>();
    const packages: string[] = [];
    const allowed = entry.startsWith('src/browser-editor/') ? editorPackages : browserPackages;
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { specifier, target, isTypeOnly } of importsOf(file)) {
        // `import { type X }` is not erased whole: it stays as `import './x.ts'`.
        if (isTypeOnly) continue;
        if (target?.endsWith('.css')) continue;
        if (target !== undefined) follow(target);
        else if (!allowed.has(specifier)) packages.push(`${file} imports ${specifier}`);
      }
    };
    follow(entry);
    expect(packages).toEqual([]);
  });
});
