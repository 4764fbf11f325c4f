import { isScalar, parseDocument, visit } from 'yaml';
import type { Content } from '../../content/read-content.ts';
import { UserError } from '../../errors.ts';
import { parseArticleUrl } from '../../knowledge/article-id.ts';
import { operatorFiles } from '../../knowledge/operator-files.ts';
import type { ContentEdit } from '../editing/content-edit.ts';
import { type Path, removeItem, replaceValue } from '../editing/edit-yaml.ts';
import { type EntryText, joinEntry, splitEntry } from '../editing/entry-text.ts';
import { type Relink, relinkBody } from './relink-body.ts';

/** What becomes of everything that names an article. */
export interface Redirection {
  from: string;
  to: string;
  /** @param file path of the text that has the link, as findings name it */
  relink(link: { locale: string; anchor: string }, url: string, file: string): ReturnType<Relink>;
  /** Files that keep what they say. */
  isLeft(file: string): boolean;
}

/**
 * Changes every link, `related`, task and notice of a content folder that names an article.
 *
 * @throws UserError when one is written in a form that cannot be edited
 */
export function redirectReferences(content: Content, edit: ContentEdit, redirection: Redirection): void {
  const { kb, articles, handbook, broken } = content;
  for (const { file, id } of [...articles, ...handbook, ...broken.articles, ...broken.handbook]) {
    if (redirection.isLeft(file)) continue;
    const path = file.slice(`${kb.dir}/`.length);
    const text = edit.read(path);
    if (!text.includes(redirection.from)) continue;
    edit.write(path, redirectEntry(text, { file, id, baseUrl: kb.site.baseUrl }, redirection));
  }
  for (const name of Object.keys(operatorFiles) as (keyof typeof operatorFiles)[]) {
    if (kb.sources[name] === undefined) continue;
    const path = `${name}.yaml`;
    edit.write(path, redirectYaml(edit.read(path), { file: `${kb.dir}/${path}`, baseUrl: kb.site.baseUrl }, redirection));
  }
}

interface Source {
  file: string;
  baseUrl: string;
}

function redirectEntry(text: string, source: Source & { id: string }, redirection: Redirection): string {
  const parts = splitEntry(text);
  const body = parts && relinkBody(parts.body, relinkOf(source, redirection));
  const yaml = parts && redirectRelated(parts, source.id, redirection);
  if (parts === undefined || body === undefined || yaml === undefined) throw cannotEdit(source.file, redirection.from);
  return joinEntry({ ...parts, body, yaml });
}

function relinkOf({ file, baseUrl }: Source, { from, relink }: Redirection): Relink {
  return (url) => {
    const host = url.startsWith(`${baseUrl}/`) ? baseUrl : '';
    const path = url.slice(host.length);
    const target = parseArticleUrl(path);
    if (target?.id !== from) return undefined;
    const change = relink(target, path, file);
    return typeof change === 'object' ? { url: host + change.url } : change;
  };
}

/** An article that is listed already is not listed twice, and none lists itself. */
function redirectRelated({ yaml, data }: EntryText, id: string, { from, to }: Redirection): string | undefined {
  const { related } = (data ?? {}) as { related?: unknown };
  const index = Array.isArray(related) ? related.indexOf(from) : -1;
  if (index === -1 || !Array.isArray(related)) return yaml;
  const path = ['related', index];
  return id === to || related.includes(to) ? removeItem(yaml, path) : replaceValue(yaml, path, to);
}

/** Fields of the operator's files that hold the id of an article. */
const articleFields = /^(?:tasks\/\d+|notice)\/article$/;

function redirectYaml(text: string, source: Source, redirection: Redirection): string {
  if (!text.includes(redirection.from)) return text;
  const relink = relinkOf(source, redirection);
  const changes: { path: Path; value: string }[] = [];
  const document = parseDocument(text);
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const path = pathOf([...ancestors, node]);
      if (articleFields.test(path.join('/')) && node.value === redirection.from) changes.push({ path, value: redirection.to });
      const change = relink(node.value);
      if (typeof change === 'object') changes.push({ path, value: change.url });
    },
  });
  return changes.reduce((edited, { path, value }) => {
    const next = replaceValue(edited, path, value);
    if (next === undefined) throw cannotEdit(source.file, redirection.from);
    return next;
  }, text);
}

/** Names of fields and numbers of items from the root to a node. */
function pathOf(nodes: readonly unknown[]): Path {
  return nodes.flatMap((node, index): (string | number)[] => {
    const parent = nodes[index - 1] as { items?: unknown[] } | undefined;
    const pair = node as { key?: unknown };
    if (isScalar(pair.key)) return [String(pair.key.value)];
    const at = parent?.items?.indexOf(node) ?? -1;
    return at === -1 ? [] : [at];
  });
}

function cannotEdit(file: string, id: string): UserError {
  return new UserError(
    `${file} names \`${id}\` in a form that cannot be edited automatically.`,
    '`npm run check` says what is wrong with the file, if anything is; otherwise change the name there by hand. Nothing was changed.',
  );
}
