import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { networkRequestFactor } from '../../src/readers/limits.ts';
import type { D1 } from '../../src/store/d1.ts';

let bundled: Promise<string> | undefined;

/** The Worker entry bundled into one module, as it is deployed. */
function bundleWorker(): Promise<string> {
  bundled ??= build({
    entryPoints: ['src/server/entries/worker.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker'],
    external: ['node:*'],
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
}

export interface WorkerOptions {
  /** Files of the site by path: `/zh-cn/shell/`. */
  site?: Readonly<Record<string, string>>;
  /** POSTs per minute. */
  limit?: number;
  /** Variables beside `KB_KEY`. */
  variables?: Readonly<Record<string, string>>;
}

/** The Worker in real workerd with an empty D1. Call `dispose()`, or workerd keeps running. */
export async function startWorker({
  site = {},
  limit = 1_000,
  variables = { KB_AUDIENCE: 'public' },
}: WorkerOptions = {}): Promise<Miniflare> {
  const worker = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.mjs', contents: await bundleWorker() }],
    compatibilityDate: '2026-07-01',
    compatibilityFlags: ['nodejs_compat'],
    d1Databases: ['DB'],
    ratelimits: {
      RATE_LIMITER: { namespace_id: '1', simple: { limit, period: 60 } },
      NETWORK_RATE_LIMITER: { namespace_id: '2', simple: { limit: networkRequestFactor * limit, period: 60 } },
    },
    bindings: { KB_KEY: Buffer.alloc(32, 7).toString('base64'), ...variables },
    serviceBindings: {
      ASSETS: (request: { url: string }) => {
        const text = site[new URL(request.url).pathname];
        return new Response(text ?? 'not found', { status: text === undefined ? 404 : 200 }) as never;
      },
    },
  });
  await worker.ready;
  return worker;
}

/**
 * Keeps the statements of a D1 from Miniflare alive while they run. Miniflare frees a statement in workerd as soon as its
 * proxy is garbage-collected here, even if workerd has not run it yet, and then fails with “false == true”.
 */
function keepStatements(database: MiniflareD1): D1 {
  const running = new Set<unknown>();
  async function keep<Result>(statements: unknown, run: () => Promise<Result>): Promise<Result> {
    const token = { statements };
    running.add(token);
    try {
      return await run();
    } finally {
      running.delete(token);
    }
  }
  const wrap = (statement: MiniflareStatement): Kept => ({
    statement,
    bind: (...values) => wrap(statement.bind(...values)),
    all: () => keep(statement, () => statement.all()),
  });
  return {
    prepare: (sql) => wrap(database.prepare(sql)),
    batch(statements) {
      const kept = statements.map((each) => (each as Kept).statement);
      return keep(kept, () => database.batch(kept));
    },
  };
}

type MiniflareD1 = Awaited<ReturnType<Miniflare['getD1Database']>>;
type MiniflareStatement = ReturnType<MiniflareD1['prepare']>;

interface Kept extends ReturnType<D1['prepare']> {
  statement: MiniflareStatement;
}

/** A D1 in workerd, for tests of the store alone. `empty` drops its tables. */
export async function startD1() {
  const worker = new Miniflare({ modules: true, script: 'export default {}', d1Databases: ['DB'] });
  const database = await worker.getD1Database('DB');
  return {
    database: keepStatements(database),
    async empty() {
      const tables = await database
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'")
        .all<{ name: string }>();
      if (tables.results.length > 0)
        await database.batch(tables.results.map(({ name }: { name: string }) => database.prepare(`DROP TABLE "${name}"`)));
    },
    dispose: () => worker.dispose(),
  };
}
