import { resolve } from 'node:path';
import { runToEnd, searchedEnvironment } from './programs.ts';
import { type Shown, show } from './shown.ts';

/** Runs `npm run deploy -- test` on an address, whose certificate may be one of our own. */
export async function testAddress(
  name: string,
  url: string,
  siteDir: string,
  { ca, isStatic = false }: { ca?: string; isStatic?: boolean } = {},
): Promise<Shown> {
  const args = ['scripts/deploy.ts', 'test', '--url', url, '--site', siteDir, '--within', '5', ...(isStatic ? ['--static'] : [])];
  const env = searchedEnvironment(ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: ca });
  const { code, output } = await runToEnd(process.execPath, args, { cwd: resolve('.'), env });
  const failed = output.split('\n').filter((line) => line.startsWith('  FAILED'));
  return show(name, code === 0, failed.length > 0 ? failed.join('; ') : (output.trim().split('\n').at(-1) ?? ''));
}
