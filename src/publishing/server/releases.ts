import { UserError } from '../../errors.ts';
import type { RemoteShell } from './remote-shell.ts';
import { type Target, targetName } from './target.ts';

/**
 * A server keeps its last releases side by side and a symbolic link to the one it serves:
 *
 *     /srv/help/releases/20261120T083000Z-1a2b3c4/
 *     /srv/help/current → releases/20261120T083000Z-1a2b3c4
 *
 * The link is replaced by renaming, so every request finds a whole site, and going back is one rename.
 */

/** `20261120T083000Z-1a2b3c4`: sorts by time. */
const releasePattern = /^\d{8}T\d{6}Z(?:-[0-9a-f]{7})?$/;

/** @param commit of the repository that was built, if it is known */
export function releaseName(now: Date, commit?: string): string {
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return commit !== undefined && /^[0-9a-f]{7,64}$/.test(commit) ? `${time}-${commit.slice(0, 7)}` : time;
}

/** Two deployments at once would remove each other's releases. mkdir is atomic on every file system. */
const lock = `
cd "$1" || exit 1
mkdir .deploying 2>/dev/null || {
  echo "Another deployment is running, or one was killed: then remove $1/.deploying." >&2
  exit 1
}
trap 'rmdir .deploying' EXIT
`;

const prepareScript = `
set -eu
mkdir -p "$1/releases"
cd "$1"
readlink current 2>/dev/null || true
`;

const activateScript = `
set -eu
${lock}
name=$2
keep=$3
[ -f "releases/.$name/index.html" ] || { echo "What arrived is not a site: it has no index.html." >&2; exit 1; }
[ ! -e "releases/$name" ] || { echo "There already is a release $name." >&2; exit 1; }
before=$(readlink current 2>/dev/null || true)
mv "releases/.$name" "releases/$name"
ln -s "releases/$name" .current.$$
mv -T .current.$$ current
ls -1 releases | sort -r | tail -n +$((keep + 1)) | while read -r old; do
  case "releases/$old" in "$before" | "$(readlink current)") ;; *) rm -rf "releases/$old" ;; esac
done
find releases -maxdepth 1 -name '.[0-9]*' -mtime +1 -exec rm -rf {} +
`;

const backScript = `
set -eu
${lock}
now=$(readlink current)
name=\${2:-}
if [ -z "$name" ]; then
  name=$(ls -1 releases | sort | awk -v now="\${now#releases/}" '$0 < now' | tail -n 1)
  [ -n "$name" ] || { echo "There is no earlier release than \${now#releases/}." >&2; exit 1; }
fi
[ -f "releases/$name/index.html" ] || { echo "There is no release $name. There are: $(ls -1 releases | tr '\\n' ' ')" >&2; exit 1; }
ln -s "releases/$name" .current.$$
mv -T .current.$$ current
echo "$name"
`;

export interface ReleaseOptions {
  siteDir: string;
  name: string;
  /** How many releases stay, this one included; the one before it stays in any case. */
  keep: number;
}

/**
 * Sends a site to a server and makes it the current release.
 *
 * @returns the release that was current before; `undefined` if there was none
 */
export async function release(
  shell: RemoteShell,
  target: Target,
  { siteDir, name, keep }: ReleaseOptions,
): Promise<string | undefined> {
  const current = (await shell.run(prepareScript, [target.folder])).trim().replace(/^releases\//, '');
  const before = releasePattern.test(current) ? current : undefined;
  await shell.send(siteDir, `${target.folder}/releases/.${name}`, before);
  await shell.run(activateScript, [target.folder, name, String(keep)]);
  return before;
}

/**
 * Makes an earlier release the current one.
 *
 * @param name by default the one before
 * @returns its name
 * @throws UserError
 */
export async function goBack(shell: RemoteShell, target: Target, name = ''): Promise<string> {
  if (name !== '' && !releasePattern.test(name))
    throw new UserError(`\`${name}\` is not a release.`, `They are the folders of ${targetName(target)}/releases.`);
  return (await shell.run(backScript, [target.folder, name])).trim();
}
