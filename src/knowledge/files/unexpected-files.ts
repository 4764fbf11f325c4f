import { type Finding, finding } from '../../findings/finding.ts';
import { didYouMean, nearest } from '../did-you-mean.ts';
import type { FolderEntry } from './list-folder.ts';

/** Folders of the content folder whose files are read. */
const entryFolders = ['articles', 'handbook', 'replies'];

/** The files of media/ are checked by themselves. */
const topFolders = [...entryFolders, 'media'];

/**
 * Finds files and folders that the engine does not read, such as misspelt names. Hidden files and READMEs are ignored.
 *
 * @param entries of the content folder
 * @param shownAs path by which findings name the content folder
 * @param known file names of the operator's files, such as `site.yaml`
 */
export function findUnexpectedFiles(entries: readonly FolderEntry[], shownAs: string, known: readonly string[]): Finding[] {
  return entries.flatMap(({ path, kind }) => {
    if ((kind !== 'file' && kind !== 'folder') || /(?:^|\/)(?:\.|README)/i.test(path)) return [];
    const isFolder = kind === 'folder';
    const isKnown = path.includes('/')
      ? isFolder || path.endsWith('.mdx') || !entryFolders.includes(path.split('/')[0] ?? '')
      : known.includes(path) || (isFolder && topFolders.includes(path));
    if (isKnown) return [];
    const { message, hint } = path.includes('/') ? describeText(path) : describeTopLevel(path, isFolder, known);
    return [finding('schema/unexpected-file', { file: `${shownAs}/${path}`, line: 1, column: 1 }, message, hint)];
  });
}

/** A file or folder directly in the content folder. */
function describeTopLevel(name: string, isFolder: boolean, known: readonly string[]): Pick<Finding, 'message' | 'hint'> {
  const names = isFolder ? topFolders : known.map((file) => file.replace(/\.yaml$/, ''));
  const guess = nearest(name.replace(/\.ya?ml$/, ''), names);
  return {
    message: `\`${name}\` is not read.${didYouMean(guess === undefined || isFolder ? guess : `${guess}.yaml`)}`,
    hint: isFolder
      ? 'Articles belong in `articles/`, handbook pages in `handbook/`, reply templates in `replies/`, pictures and downloads in `media/`.'
      : `Rename it, or move it out of the content folder. The files that are read are ${known.map((file) => `\`${file}\``).join(', ')}.`,
  };
}

/** A file below `articles/`, `handbook/` or `replies/`. */
function describeText(path: string): Pick<Finding, 'message' | 'hint'> {
  const name = path.split('/').at(-1) ?? '';
  return {
    message: `\`${name}\` is not read: only \`.mdx\` files are.`,
    hint: /\.(?:md|markdown|mdown|txt|MDX?)$/.test(name)
      ? `Rename it to \`${name.replace(/\.[^.]*$/, '.mdx')}\`.`
      : 'Move it out of this folder. Pictures and downloads belong in `media/`.',
  };
}
