import { join } from 'node:path';
import { listBelow, pathBelow } from '../files.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean, nearest } from './yaml-source.ts';

/** Folders of the content folder whose files are read. */
const entryFolders = ['articles', 'handbook'];

/**
 * Files and folders that nothing reads: what somebody wrote there would be missed by no check and seen by no
 * reader. Hidden files and a README are left in peace.
 *
 * @param folder the content folder
 * @param shownAs the path findings name it by
 * @param known names of the operator's files, `site.yaml`
 */
export async function findUnexpectedFiles(folder: string, shownAs: string, known: readonly string[]): Promise<Finding[]> {
  const top = await list(folder, false);
  const below = await Promise.all(entryFolders.map((name) => list(join(folder, name), true)));
  const report = (path: string, message: string, hint: string): Finding =>
    finding('schema/unexpected-file', { file: `${shownAs}/${path}`, line: 1, column: 1 }, message, hint);
  return [
    ...top.flatMap(({ name, isFolder }) => {
      if (known.includes(name) || (isFolder && entryFolders.includes(name))) return [];
      const guess = nearest(name.replace(/\.ya?ml$/, ''), isFolder ? entryFolders : known.map((file) => file.slice(0, -5)));
      const wanted = guess === undefined || isFolder ? guess : `${guess}.yaml`;
      return [
        report(
          name,
          `Nothing reads \`${name}\`.${didYouMean(wanted)}`,
          isFolder
            ? `Articles lie in \`articles/\`, the handbook in \`handbook/\`; pictures belong into public/.`
            : `Rename it, or move it out of the content folder; the files are ${known.map((file) => `\`${file}\``).join(', ')}.`,
        ),
      ];
    }),
    ...entryFolders.flatMap((parent, index) =>
      (below[index] ?? []).flatMap(({ name, isFolder }) =>
        isFolder || name.endsWith('.mdx')
          ? []
          : [
              report(
                `${parent}/${name}`,
                `Nothing reads \`${name.split('/').at(-1)}\`: texts end in \`.mdx\`.`,
                /\.(?:md|markdown|mdown|txt|MDX?)$/.test(name)
                  ? `Rename it to \`${(name.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '.mdx')}\`.`
                  : 'Move it out of this folder; pictures and downloads belong into public/.',
              ),
            ],
      ),
    ),
  ];
}

/** Sorted, with forward slashes; empty when there is no such folder. */
async function list(folder: string, recursive: boolean): Promise<{ name: string; isFolder: boolean }[]> {
  return (await listBelow(folder, { recursive }))
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => ({ name: pathBelow(folder, entry), isFolder: entry.isDirectory() }))
    .filter(({ name }) => !/(?:^|\/)(?:\.|README)/i.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
