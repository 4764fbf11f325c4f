import { Document, isMap, isNode, isScalar, parseDocument } from 'yaml';

/** Name under which the editor knows how entries are read and written. */
export const entryFormat = 'entry';

/**
 * An article or handbook page as the editor's form has it: its fields, the Markdown below them, and the file as it was, so that saving
 * changes only the lines of what has been changed.
 */
export interface EntryForm {
  /** The Markdown, without empty lines around it. */
  body: string;
  /** The file before it was edited; missing for a new one. */
  original?: string;
  /** Questions that share words with the article. */
  answers?: string[];
  /** Those that do not, and belong here all the same. */
  meantAnswers?: string[];
  [field: string]: unknown;
}

/** Fields that articles may leave out, and the form shows with this value. */
const defaults: Readonly<Record<string, unknown>> = { audience: 'public' };

/** Fields of front matter in the order in which new ones are written. */
export type FieldOrder = readonly string[];

/** @throws Error when the front matter cannot be read */
export function formOf(text: string): EntryForm {
  const { yaml, body } = split(text);
  const document = parseDocument(yaml);
  const [error] = document.errors;
  if (error !== undefined) throw new Error(error.message);
  const data = (document.toJS({ maxAliasCount: 100 }) ?? {}) as Record<string, unknown>;
  const questions: unknown[] = Array.isArray(data['answers']) ? data['answers'] : [];
  return {
    ...('type' in data && defaults),
    ...data,
    answers: questions.filter((each) => typeof each === 'string'),
    meantAnswers: questions.flatMap((each) => (isMeant(each) ? [each.question] : [])),
    body: body.replaceAll('\r\n', '\n').trim(),
    original: text,
  };
}

/** The file that the form describes. Lines of fields that are as they were stay byte for byte. */
export function fileOf(form: Readonly<Record<string, unknown>>, order: FieldOrder): string {
  const original = typeof form['original'] === 'string' ? form['original'] : '';
  const before = original === '' ? undefined : formOf(original);
  const parts = split(original);
  const changed = order.filter((field) => !isSame(writtenValue(form, field), before && writtenValue(before, field)));
  // Written out in full, `audience: public` would be a line more in every article.
  const written = changed.filter((field) => before !== undefined || writtenValue(form, field) !== defaults[field]);
  const yaml = written.reduce((text, field) => writeField(text, field, writtenValue(form, field), order), parts.yaml);
  const body = String(form['body'] ?? '').trim();
  return `${parts.opening}${yaml}${parts.closing}${body === before?.body ? parts.body : newBody(body, parts.body)}`;
}

interface Parts {
  opening: string;
  yaml: string;
  closing: string;
  body: string;
}

function split(text: string): Parts {
  const parts = /^(---[ \t]*\r?\n)([\s\S]*?)^(---[ \t]*(?:\r?\n|$))([\s\S]*)$/m.exec(text);
  if (parts === null) return { opening: '---\n', yaml: '', closing: '---\n', body: text };
  const [, opening = '', yaml = '', closing = '', body = ''] = parts;
  return { opening, yaml, closing, body };
}

/** The new Markdown with the line ends, and the empty lines around it, that the old one has. */
function newBody(body: string, old: string): string {
  const leading = /^\s*/.exec(old)?.[0] ?? '';
  const text = old.includes('\r\n') ? body.replaceAll('\n', '\r\n') : body;
  return `${leading.includes('\n') ? leading : '\n'}${text}${old.includes('\r\n') ? '\r\n' : '\n'}`;
}

function isMeant(answer: unknown): answer is { question: string; meant: true } {
  return typeof answer === 'object' && answer !== null && typeof (answer as { question?: unknown }).question === 'string';
}

/** What the file says for a field of the form; `undefined` when it leaves the field out. */
function writtenValue(form: Readonly<Record<string, unknown>>, field: string): unknown {
  if (field !== 'answers') return withoutEmpty(form[field]);
  const meant = (withoutEmpty(form['meantAnswers']) as string[] | undefined) ?? [];
  const all = [
    ...((withoutEmpty(form['answers']) as string[] | undefined) ?? []),
    ...meant.map((question) => ({ question, meant: true })),
  ];
  return all.length === 0 ? undefined : all;
}

/** A value without the empty ones that a form has for what is not filled in; `undefined` when nothing is left. */
function withoutEmpty(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const items = value.map(withoutEmpty).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutEmpty(inner)] as const);
  const filled = entries.filter(([, inner]) => inner !== undefined);
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** A value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** The YAML with a field replaced, added in its place, or removed. */
function writeField(yaml: string, field: string, value: unknown, order: FieldOrder): string {
  const lines = value === undefined ? '' : fieldLines(field, value);
  const own = spanOf(yaml, field);
  if (own !== undefined) return yaml.slice(0, own.start) + lines + yaml.slice(own.end);
  const previous = order
    .slice(0, order.indexOf(field))
    .map((name) => spanOf(yaml, name))
    .findLast((span) => span !== undefined);
  const at = previous?.end ?? 0;
  return yaml.slice(0, at) + lines + yaml.slice(at);
}

/** Where the lines of a field are. */
function spanOf(yaml: string, field: string): { start: number; end: number } | undefined {
  const { contents } = parseDocument(yaml);
  if (!isMap(contents) || contents.flow === true) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === field);
  if (!isNode(pair?.key) || !pair.key.range) return undefined;
  const last = isNode(pair.value) && pair.value.range ? pair.value.range[1] : pair.key.range[1];
  const end = yaml.indexOf('\n', Math.max(pair.key.range[0], last - 1));
  return { start: yaml.lastIndexOf('\n', pair.key.range[0] - 1) + 1, end: end === -1 ? yaml.length : end + 1 };
}

/** A field as writers write it: questions on lines of their own, everything else on one. */
function fieldLines(field: string, value: unknown): string {
  const document = new Document({ [field]: value });
  const node = document.get(field, true) as { flow?: boolean; items?: { flow?: boolean }[] } | undefined;
  if (field !== 'answers' && node !== undefined) node.flow = true;
  else for (const item of node?.items ?? []) item.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
