import { type ExecFileOptions, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { repositoryOf } from '../../content/content-at.ts';

const run = promisify(execFile);
const limits: ExecFileOptions = { maxBuffer: 256 * 2 ** 20, timeout: 60_000 };

/** Earlier commits are not read. */
const maxCommits = 2_000;

/** What git knows of some files of a content folder. */
export interface PastFiles {
  /** Every text that files of these names had, below `folder`, the newest first, without the one on disk unless it is committed. */
  textsOf(folder: string, names: readonly string[]): Promise<string[]>;
  /** Whether the clone lacks older commits. */
  isShallow: boolean;
}

/** @throws MisuseError when the content is not in a git repository */
export async function readPastFiles(contentDir: string): Promise<PastFiles> {
  const { root, path } = await repositoryOf(contentDir);
  const git = async (...args: string[]): Promise<string> => (await run('git', args, { cwd: root, ...limits })).stdout.toString();
  const below = path === '.' ? '' : `${escapeGlob(path)}/`;
  const known = new Map<string, Promise<string[]>>();
  const readTexts = async (patterns: readonly string[]): Promise<string[]> => {
    const log = await git(
      ...['log', '--format=', '--raw', '--no-abbrev', '--no-renames', '-m', '-z', `--max-count=${maxCommits}`],
      ...['HEAD', '--', ...patterns],
    ).catch(withoutCommits);
    return readBlobs(root, blobsIn(log));
  };
  return {
    isShallow: (await git('rev-parse', '--is-shallow-repository')).trim() === 'true',
    textsOf(folder, names) {
      const patterns = names.map((name) => `:(glob)${below}${folder === '' ? '' : `${folder}/**/`}${escapeGlob(name)}`);
      const key = patterns.join('\n');
      const texts = known.get(key) ?? readTexts(patterns);
      known.set(key, texts);
      return texts;
    },
  };
}

/** A repository without a commit has no past. */
function withoutCommits(error: Error & { code?: number | string }): string {
  if (error.code === 128) return '';
  throw error;
}

function escapeGlob(path: string): string {
  return path.replaceAll(/[*?[\]\\]/g, '\\$&');
}

/** Ids of the texts in the output of `git log --raw`, each once: `:100644 100644 <before> <after> M`. */
function blobsIn(log: string): string[] {
  const changes = log.matchAll(/:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [A-Z]/g);
  const ids = Array.from(changes).flatMap(([, before = '', after = '']) => [after, before]);
  return [...new Set(ids)].filter((id) => !/^0+$/.test(id));
}

/** All texts by one process, in the order of the ids. */
function readBlobs(root: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const git = spawn('git', ['cat-file', '--batch'], { cwd: root, stdio: ['pipe', 'pipe', 'ignore'], timeout: 60_000 });
    const chunks: Buffer[] = [];
    git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    git.on('error', reject);
    git.on('close', () => resolve(textsIn(Buffer.concat(chunks))));
    // A process that has ended early is reported by what it did not write.
    git.stdin.on('error', () => {});
    git.stdin.end(`${ids.join('\n')}\n`);
  });
}

/** Each text follows a line `<id> blob <bytes>` and is followed by a line feed; one that is missing has only a line. */
function textsIn(output: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    if (end === -1) break;
    const bytes = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (bytes === undefined) continue;
    texts.push(output.toString('utf8', at, at + Number(bytes)));
    at += Number(bytes) + 1;
  }
  return texts;
}
