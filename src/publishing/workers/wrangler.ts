import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { MisuseError, UserError } from '../../errors.ts';
import { ignoreMissing } from '../../files.ts';

/** Runs wrangler with arguments. @returns what it says it did, one entry for each step */
export type Wrangler = (args: readonly string[]) => Promise<WranglerEntry[]>;

/** What wrangler writes to `WRANGLER_OUTPUT_FILE_PATH`, of which it names few fields in its documentation. */
const entrySchema = z.looseObject({
  type: z.string(),
  version_id: z.string().nullish(),
  url: z.string().nullish(),
  alias: z.string().nullish(),
});

export type WranglerEntry = z.output<typeof entrySchema>;

/** An upload of thousands of files over a slow line. */
const timeoutMs = 20 * 60_000;

/** The wrangler of package-lock.json. Its output goes to standard error. */
export const wrangler: Wrangler = async function wrangler(args) {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-wrangler-'));
  const file = join(folder, 'output.ndjson');
  try {
    const environment = { ...process.env, WRANGLER_OUTPUT_FILE_PATH: file, WRANGLER_SEND_METRICS: 'false', CI: 'true' };
    await runWrangler(args, environment);
    const text = (await readFile(file, 'utf8').catch(ignoreMissing)) ?? '';
    return text.split('\n').flatMap((line) => {
      const entry = line === '' ? undefined : entrySchema.safeParse(JSON.parse(line));
      return entry?.success ? [entry.data] : [];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function runWrangler(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('wrangler', args, { stdio: ['ignore', 2, 2], env, timeout: timeoutMs });
    child.on('error', (cause) =>
      reject(new UserError(`wrangler could not be started: ${cause.message}.`, 'Run `npm ci`.', { cause })),
    );
    child.on('close', (code) => {
      if (code === 0) return resolve();
      reject(new UserError(`\`wrangler ${args.slice(0, 2).join(' ')}\` failed (exit code ${code}).`, 'See its output above.'));
    });
  });
}

/**
 * @param text of wrangler.jsonc
 * @throws MisuseError while it still has the id of no database
 */
export function refusePlaceholder(text: string): void {
  if (!text.includes('"database_id": "00000000-0000-0000-0000-000000000000"')) return;
  throw new MisuseError(
    'wrangler.jsonc names no database yet.',
    'Run `npx wrangler d1 create jieda` once and write the id it prints to `database_id`.',
  );
}
