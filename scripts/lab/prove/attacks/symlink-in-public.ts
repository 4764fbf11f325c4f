import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFilesBelow } from '../../../../src/files.ts';
import type { Attack } from './attack.ts';
import { hasStackTrace, withEngineCopy } from './hostile-content.ts';

export const symlinkInPublic: Attack = {
  name: 'symbolic links and a pipe in public/',
  before: 'a dangling link ended the build with a stack trace, a pipe blocked it forever',
  limit: 'check and build report each of them; nothing is published',
  run: (progress) =>
    withEngineCopy(async ({ folder, run }) => {
      const secret = join(folder, 'key');
      const links = { 'gone.png': 'nowhere.png', key: secret, 'images/itself': 'itself', 'images/circle': '..' };
      await mkdir(join(folder, 'public/images'), { recursive: true });
      await writeFile(secret, 'the key of the operator');
      for (const [name, target] of Object.entries(links)) await symlink(target, join(folder, 'public', name));
      execFileSync('mkfifo', [join(folder, 'public/pipe')]);
      progress('checking and building');
      const names = [...Object.keys(links), 'pipe'];
      const ended = [await run('check'), await run('build')];
      const missing = ended.flatMap(({ output }) => names.filter((name) => !output.includes(`public/${name}:1:1`)));
      const published = await listFilesBelow(join(folder, 'dist'));
      return {
        after: `${names.length} of them: ${missing.length} not reported, ${published.length} files published`,
        isMet: missing.length === 0 && published.length === 0 && ended.every((each) => each.code === 1 && !hasStackTrace(each)),
      };
    }),
};
