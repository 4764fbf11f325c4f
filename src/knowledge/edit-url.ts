import type { Article } from './read-entry.ts';
import type { Editing } from './schemas/editing.ts';

/** Where the internal edition has its editor. */
export const editorPath = '/edit/';

/** Kinds of entries that can be edited; each has a folder of that name in the content folder. */
export type EditableKind = 'articles' | 'handbook';

/** The editor's list of the entries of a kind in a locale. */
export function collectionName(kind: EditableKind, locale: string): string {
  return `${kind}-${locale}`;
}

/** @returns an address of the host, or one of this site, below its base path, that begins with `/` */
export function editUrl(editing: Editing, kind: EditableKind, { locale, file }: Pick<Article, 'locale' | 'file'>): string {
  const folderOfLocale = `/${kind}/${locale}/`;
  // Such as `orders/refund-a-course.mdx`.
  const path = file.slice(file.indexOf(folderOfLocale) + folderOfLocale.length);
  const encoded = (text: string): string => text.split('/').map(encodeURIComponent).join('/');
  if (editing.editor === 'on') {
    return `${editorPath}#/collections/${collectionName(kind, locale)}/entries/${encoded(path.replace(/\.mdx$/, ''))}`;
  }
  const { provider, repository, branch, folder } = editing;
  const inRepository = encoded(`${branch}/${folder}/${kind}/${locale}/${path}`);
  return `${gitHost(editing)}/${repository}/${{ github: 'edit', gitlab: '-/edit', gitea: '_edit' }[provider]}/${inRepository}`;
}

/** Address of the host that pages are opened at. */
export function gitHost({ provider, baseUrl }: Pick<Editing, 'provider' | 'baseUrl'>): string {
  return baseUrl ?? `https://${provider}.com`;
}
