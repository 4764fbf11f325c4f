import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { hostingFile, plainHosting } from '../../src/knowledge/hosting.ts';
import { networkRequestFactor } from '../../src/readers/limits.ts';
import { writeWorkerModule } from '../../src/search/pagefind/write-worker-module.ts';
import type { D1 } from '../../src/store/d1.ts';
import { newFolder } from './folder.ts';
import { readWranglerFile } from './wrangler-file.ts';

const bundles = new Map<string, ReturnType<typeof bundleWorker>>();

/**
 * The Worker entry bundled as it is deployed, with the WebAssembly that it imports.
 *
 * @param siteDir without a site to search, `/mcp` cannot search
 */
async function bundleWorker(siteDir: string | undefined) {
  const folder = newFolder();
  const names = siteDir === undefined ? [] : await writeWorkerModule(siteDir, folder);
  if (siteDir === undefined)
    await writeFile(join(folder, 'search.mjs'), 'export const createPagefind = undefined, wasmModule = undefined;');
  const { outputFiles } = await build({
    entryPoints: ['src/server/entries/worker.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker'],
    alias: { 'jieda:worker-search': join(folder, 'search.mjs') },
    external: ['node:*', '*.wasm'],
  });
  const wasm = await Promise.all(
    names.map(async (path) => ({ type: 'CompiledWasm' as const, path, contents: await readFile(join(folder, path)) })),
  );
  return [{ type: 'ESModule' as const, path: 'worker.mjs', contents: outputFiles[0]?.text ?? '' }, ...wasm];
}

export interface WorkerOptions {
  /** Files of the site by path: `/zh-cn/shell/`; besides, the `hosting.json` of a site at the root of its host. */
  site?: Readonly<Record<string, string | undefined>>;
  /** A built site, with its search, instead of `site`. */
  siteDir?: string;
  /** POSTs per minute. */
  limit?: number;
  /** Variables beside `KB_KEY`. */
  variables?: Readonly<Record<string, string>>;
}

/** The Worker in real workerd with an empty D1. Call `dispose()`, or workerd keeps running. */
export async function startWorker({
  site = {},
  siteDir,
  limit = 1_000,
  variables = { KB_AUDIENCE: 'public' },
}: WorkerOptions = {}): Promise<Miniflare> {
  const bundle = bundles.get(siteDir ?? '') ?? bundleWorker(siteDir);
  bundles.set(siteDir ?? '', bundle);
  const worker = new Miniflare({
    name: 'jieda',
    modules: await bundle,
    compatibilityDate: '2026-07-01',
    compatibilityFlags: ['nodejs_compat'],
    d1Databases: ['DB'],
    ...(siteDir === undefined ? { serviceBindings: { ASSETS: assetsOf(site) } } : { assets: builtAssets(siteDir) }),
    ratelimits: {
      RATE_LIMITER: { namespace_id: '1', simple: { limit, period: 60 } },
      NETWORK_RATE_LIMITER: { namespace_id: '2', simple: { limit: networkRequestFactor * limit, period: 60 } },
    },
    bindings: { KB_KEY: Buffer.alloc(32, 7).toString('base64'), ...variables },
  });
  await worker.ready;
  return worker;
}

/** Assets that are nothing but these texts. */
function assetsOf(site: NonNullable<WorkerOptions['site']>) {
  const files: typeof site = { [`/${hostingFile}`]: JSON.stringify(plainHosting), ...site };
  return (request: { url: string }) => {
    const text = files[new URL(request.url).pathname];
    return new Response(text ?? 'not found', { status: text === undefined ? 404 : 200 }) as never;
  };
}

/** A built site as the platform serves it, by the settings of wrangler.jsonc and the site's `_headers`. */
function builtAssets(directory: string) {
  const { binding, run_worker_first, html_handling, not_found_handling } = readWranglerFile().assets;
  const routerConfig = { has_user_worker: true, static_routing: { user_worker: run_worker_first } };
  return { directory, binding, routerConfig, assetConfig: { html_handling, not_found_handling } };
}

interface Call {
  sql: string;
  values: unknown[];
}

/** Runs each call, all of them in one batch; a single one alone, as a query. */
const d1Script = `export default {
  async fetch(request, { DB }) {
    const calls = await request.json();
    const statements = calls.map(({ sql, values }) => DB.prepare(sql).bind(...values));
    try {
      const results = statements.length === 1 ? [await statements[0].all()] : await DB.batch(statements);
      return Response.json(results.map(({ results }) => results));
    } catch (error) {
      return new Response(error.message, { status: 500 });
    }
  },
};`;

interface Prepared extends ReturnType<D1['prepare']> {
  call: Call;
}

/**
 * A D1 in workerd, for tests of the store alone. `empty` drops its tables. Each query and batch is one request to a
 * Worker; the D1 that Miniflare lends to Node makes several of each and blocks meanwhile.
 */
export async function startD1() {
  const worker = new Miniflare({ modules: true, script: d1Script, d1Databases: ['DB'] });
  await worker.ready;

  async function run(calls: readonly Call[]): Promise<{ results: unknown[] }[]> {
    const response = await worker.dispatchFetch('http://d1/', { method: 'POST', body: JSON.stringify(calls) });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as unknown[][]).map((results) => ({ results }));
  }

  const prepared = (call: Call): Prepared => ({
    call,
    bind: (...values) => prepared({ ...call, values }),
    all: async () => (await run([call]))[0] ?? { results: [] },
  });

  const database: D1 = {
    prepare: (sql) => prepared({ sql, values: [] }),
    batch: (statements) => run(statements.map((each) => (each as Prepared).call)),
  };
  return {
    database,
    async empty() {
      const tables = await database
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'")
        .all();
      const names = (tables.results as { name: string }[]).map(({ name }) => name);
      if (names.length > 0) await database.batch(names.map((name) => database.prepare(`DROP TABLE "${name}"`)));
    },
    dispose: () => worker.dispose(),
  };
}
