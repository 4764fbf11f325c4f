import { UserError } from '../../errors.ts';
import { articleUrl } from '../../knowledge/article-id.ts';
import { appendToList } from '../../knowledge/files/append-to-list.ts';
import type { ContentEdit } from '../editing/content-edit.ts';
import { removeItem } from '../editing/edit-yaml.ts';
import { joinEntry, splitEntry } from '../editing/entry-text.ts';

/** Lets old paths lead to an article; votes that were cast at an article's old address count for it. */
export function addRedirects(edit: ContentEdit, path: string, paths: readonly string[]): void {
  const known = new Set(redirectsIn(edit.read(path)).map(withoutSlash));
  const added = paths.filter((old) => !known.has(withoutSlash(old)));
  changeFrontMatter(edit, path, (yaml) => appendToList(yaml, ['redirectFrom'], added));
}

export function removeRedirects(edit: ContentEdit, path: string, isRemoved: (old: string) => boolean): void {
  for (;;) {
    const index = redirectsIn(edit.read(path)).findIndex(isRemoved);
    if (index === -1) return;
    changeFrontMatter(edit, path, (yaml) => removeItem(yaml, ['redirectFrom', index]));
  }
}

/** @throws UserError when the change is not possible in the form in which the front matter is written */
export function changeFrontMatter(edit: ContentEdit, path: string, change: (yaml: string) => string | undefined): void {
  const parts = splitEntry(edit.read(path));
  const yaml = parts && change(parts.yaml);
  if (parts === undefined || yaml === undefined) {
    throw new UserError(
      `The front matter of ${path} is written in a form that cannot be edited automatically.`,
      'Write its lists as plain YAML, without aliases; nothing was changed.',
    );
  }
  edit.write(path, joinEntry({ ...parts, yaml }));
}

/** Whether a path is the address of an article, in any locale. */
export function isAddressOf(id: string, locales: readonly string[]): (path: string) => boolean {
  const addresses = new Set(locales.map((locale) => withoutSlash(articleUrl(locale, id))));
  return (path) => addresses.has(withoutSlash(path));
}

function redirectsIn(text: string): string[] {
  const { redirectFrom } = (splitEntry(text)?.data ?? {}) as { redirectFrom?: string[] | null };
  return redirectFrom ?? [];
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
