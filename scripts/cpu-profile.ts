import { mkdir, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/**
 * Writes CPU profiles of some work, one for this process and one for each process it starts, for the developer tools of
 * a browser or an editor. They are written when the work fails, too.
 */
export async function withCpuProfile<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(folder, { recursive: true });
  const { NODE_OPTIONS: inherited = '' } = process.env;
  process.env['NODE_OPTIONS'] = `${inherited} --cpu-prof --cpu-prof-dir=${JSON.stringify(folder)}`.trim();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    if (inherited === '') delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = inherited;
    await writeFile(join(folder, `build-${process.pid}.cpuprofile`), JSON.stringify(profile));
  }
}
