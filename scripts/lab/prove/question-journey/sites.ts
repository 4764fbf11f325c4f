import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Both editions of the sample content, built with letters to askers. */
export interface Sites {
  content: string;
  public: string;
  internal: string;
}

/** Sender of all letters. */
export const serviceMail = 'service@qinghe.example';

/**
 * Builds them in a folder; a folder where they are already is used as it is.
 *
 * @throws Error when a build fails
 */
export async function buildSites(folder: string, progress: (line: string) => void): Promise<Sites> {
  const content = join(folder, 'content');
  const sites = { content, public: join(folder, 'public'), internal: join(folder, 'internal') };
  if (existsSync(sites.internal)) return sites;
  await cp('content', content, { recursive: true });
  await edit(join(content, 'channels.yaml'), /^questions:\n/m, `questions:\n  mail: { from: ${serviceMail} }\n`);
  for (const edition of ['public', 'internal'] as const) {
    progress(`building the ${edition} edition`);
    const build = spawn(process.execPath, ['scripts/build.ts'], {
      env: { ...process.env, KB_CONTENT: content, KB_AUDIENCE: edition, KB_OUT: sites[edition] },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(build, 'exit');
    if (code !== 0) throw new Error(`The ${edition} edition cannot be built.`);
  }
  return sites;
}

async function edit(file: string, from: RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!from.test(text)) throw new Error(`${file} has nothing like ${String(from)}.`);
  await writeFile(file, text.replace(from, to));
}
