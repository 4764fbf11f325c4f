import { checkContent } from '../../checks/check-content.ts';
import { newFindings } from '../../checks/since.ts';
import { type Content, readContent } from '../../content/read-content.ts';
import { UserError } from '../../errors.ts';
import type { Finding } from '../../findings/finding.ts';
import { readTextFile } from '../../knowledge/files/text-file.ts';
import { ContentEdit } from '../editing/content-edit.ts';
import { replaceValue } from '../editing/edit-yaml.ts';
import { changeFrontMatter } from '../moving/redirects.ts';
import { pathOf } from '../moving/texts-of.ts';
import type { Draft } from './choose-drafts.ts';

export interface Publication {
  /** Publishes the drafts in which the checks find no error. */
  edit: ContentEdit;
  /** Why the others stay drafts. */
  errors: Finding[];
  /** Drafts whose front matter is written in a form that cannot be edited. */
  uneditable: string[];
  /** What the checks find that they did not find before; an error among them is in another file, and forbids it all. */
  findings: Finding[];
}

interface Options {
  contentDir: string;
  fragmentsDir: string;
  today: string;
  /** Fields of front matter that change as well. */
  fields?: { reviewed?: string | undefined; owner?: string | undefined };
}

/**
 * Works out which drafts can be published: those in which the checks find no error once they are. An article that is held back
 * may be what another one links to, so the others are checked again until none has an error. Writes nothing.
 */
export async function publishDrafts(content: Content, drafts: readonly Draft[], options: Options): Promise<Publication> {
  const before = await checkContent(content, options);
  const unreadable = new Set(content.broken.articles.map(({ file }) => file));
  const errors = before.filter(({ file, severity }) => severity === 'error' && unreadable.has(file) && isOneOf(drafts, file));
  const readable = drafts.filter(({ file }) => !unreadable.has(file));
  const edited = new Map(readable.map((draft) => [draft.file, textWhenPublished(draft, content, options)]));
  const texts = new Map([...edited].flatMap(([file, text]) => (text === undefined ? [] : [[file, text] as const])));
  let found = await checkWith(texts, options);
  for (let faults = errorsIn(texts, found); faults.length > 0; faults = errorsIn(texts, found)) {
    errors.push(...faults);
    for (const { file } of faults) texts.delete(file);
    found = await checkWith(texts, options);
  }
  const edit = new ContentEdit(options.contentDir);
  for (const [file, text] of texts) edit.write(pathOf({ file }, content), text);
  const uneditable = [...edited].flatMap(([file, text]) => (text === undefined ? [file] : []));
  return { edit, errors, uneditable, findings: newFindings(found, before) };
}

/** @returns `undefined` when its front matter cannot be edited */
function textWhenPublished(draft: Draft, content: Content, { contentDir, fields = {} }: Options): string | undefined {
  const edit = new ContentEdit(contentDir);
  const path = pathOf(draft, content);
  try {
    for (const [name, value] of Object.entries({ state: 'published', ...fields }))
      if (value !== undefined) changeFrontMatter(edit, path, (yaml) => replaceValue(yaml, [name], value));
    return edit.read(path);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** What the checks would find with other texts of some files. */
async function checkWith(texts: ReadonlyMap<string, string>, { contentDir, fragmentsDir, today }: Options): Promise<Finding[]> {
  const content = await readContent(contentDir, fragmentsDir, contentDir, {
    readText(path, file) {
      const text = texts.get(file);
      return text === undefined ? readTextFile(path, file) : { text };
    },
  });
  return checkContent(content, { today });
}

function errorsIn(texts: ReadonlyMap<string, string>, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ file, severity }) => severity === 'error' && texts.has(file));
}

function isOneOf(drafts: readonly Draft[], file: string): boolean {
  return drafts.some((draft) => draft.file === file);
}
