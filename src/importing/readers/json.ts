import { readFile } from 'node:fs/promises';
import { explain, UserError } from '../../errors.ts';
import type { ImportProblem, ReadSource } from '../imported-article.ts';
import { helpScout } from '../systems/help-scout.ts';
import { intercom } from '../systems/intercom.ts';
import { isOwnExport, readOwnExport } from '../systems/jieda.ts';
import { phpMyFaq } from '../systems/php-my-faq.ts';
import type { JsonObject, JsonRecord, System } from '../systems/system.ts';
import { zendesk } from '../systems/zendesk.ts';
import { decodeText } from './decode.ts';

/** In this order an object is shown to them. */
const systems: readonly System[] = [zendesk, intercom, helpScout, phpMyFaq];

/** A JSON file, and what it is called in messages. */
export interface JsonFile {
  path: string;
  source: string;
}

/**
 * Reads JSON files of one system together, as one may have the articles and another their categories or translations. A
 * file may hold the answer of an API, a list of such answers, or objects in any frame around them.
 */
export async function readJsonFiles(files: readonly JsonFile[]): Promise<ReadSource> {
  const read: ReadSource = { articles: [], problems: [] };
  const records = new Map<System, JsonRecord[]>();
  for (const { path, source } of files) {
    try {
      const value = parseJson(decodeText(await readFile(path), source), source);
      if (isObject(value) && isOwnExport(value)) {
        const own = readOwnExport(source, value);
        read.articles.push(...own.articles);
        read.problems.push(...own.problems);
        continue;
      }
      const found = collect(value);
      if (found.records.length === 0) throw unknownShape(source, found.others);
      read.problems.push(...nearlyArticles(source, found));
      for (const { system, at, ...record } of found.records) {
        const own = records.get(system) ?? [];
        own.push({ ...record, where: at === '' ? source : `${source}, ${at}` });
        records.set(system, own);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (files.length === 1) throw error;
      read.problems.push({ where: source, message: explain(error) });
    }
  }
  for (const [system, own] of records) {
    const { articles, problems } = system.read(own);
    read.articles.push(...articles);
    read.problems.push(...problems);
    if (articles.length === 0 && problems.length === 0) read.problems.push(noArticles(system, own));
  }
  read.problems.push(...sameTitles(read));
  return read;
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${source} is not valid JSON: ${reason}.`, 'Export or download it again; it may have been cut off.', {
      cause,
    });
  }
}

interface Found extends Omit<JsonRecord, 'where'> {
  system: System;
  /** `articles[3]` */
  at: string;
}

interface Collected {
  records: Found[];
  others: { object: JsonObject; at: string }[];
}

/** Frames around the objects are a few levels deep. */
const maxDepth = 6;

/** The objects that a system knows, and some of the others, for a message. */
function collect(value: unknown): Collected {
  const records: Found[] = [];
  const others: Collected['others'] = [];
  const visit = (each: unknown, at: string, depth: number): void => {
    if (typeof each !== 'object' || each === null || depth > maxDepth) return;
    if (Array.isArray(each)) {
      for (const [index, item] of each.entries()) visit(item, `${at}[${index}]`, depth + 1);
      return;
    }
    const object = each as JsonObject;
    for (const system of systems) {
      const kind = system.kindOf(object);
      if (kind === undefined) continue;
      records.push({ system, kind, value: object, at });
      return;
    }
    if (others.length < 1000) others.push({ object, at });
    for (const [name, inside] of Object.entries(object)) visit(inside, at === '' ? name : `${at}.${name}`, depth + 1);
  };
  visit(value, '', 0);
  return { records, others };
}

interface Likeness {
  system: System;
  shared: number;
  missing: string[];
}

/** The system whose articles are most like an object; `undefined` when none is. */
function likenessOf(object: JsonObject): Likeness | undefined {
  const [best] = systems
    .map((system) => ({ system, shared: system.fields.filter((field) => Object.hasOwn(object, field)).length }))
    .sort((a, b) => b.shared - a.shared);
  if (best === undefined || best.shared < 2) return undefined;
  return { ...best, missing: best.system.required.filter((field) => !Object.hasOwn(object, field)) };
}

/** Articles among others that lack what an article has. */
function nearlyArticles(source: string, { others }: Collected): ImportProblem[] {
  return others.flatMap(({ object, at }) => {
    const like = likenessOf(object);
    if (like === undefined || like.shared < 3 || like.missing.length === 0) return [];
    return {
      where: `${source}, ${at}`,
      message: `It is like an article of ${like.system.name}, without ${listOf(like.missing)}.`,
    };
  });
}

/** Names the system whose articles look most like an object of the file, and what they have that it has not. */
function unknownShape(source: string, others: Collected['others']): UserError {
  const likenesses = others.flatMap(({ object }) => likenessOf(object) ?? []);
  const [best] = likenesses.sort((a, b) => b.shared - a.shared);
  const names = [...new Set(others.flatMap(({ object }) => Object.keys(object)))].slice(0, 12);
  const fields = names.length === 0 ? 'It holds no objects.' : `Its objects have the fields ${names.join(', ')}.`;
  return new UserError(
    `${source} is not JSON of a known shape. ${best === undefined ? fields : `It resembles the articles of ${best.system.name}, which have ${listOf(best.missing)} as well.`}`,
    `Known are exports of ${systems.map(({ name }) => name).join(', ')}, and those of \`npm run export\`.`,
  );
}

function listOf(fields: readonly string[]): string {
  return fields.map((name) => `\`${name}\``).join(', ');
}

function noArticles({ name }: System, records: readonly JsonRecord[]): ImportProblem {
  return {
    where: records[0]?.where ?? '',
    message: `There are no articles of ${name} among these files, only their categories: name the file with the articles, too.`,
  };
}

/** Both are imported; readers could not tell them apart. */
function sameTitles({ articles }: ReadSource): ImportProblem[] {
  const first = new Map<string, string>();
  return articles.flatMap(({ source, title, locale, own }) => {
    if (own !== undefined) return [];
    const key = `${locale} ${title.normalize('NFKC').toLowerCase()}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, source);
      return [];
    }
    return { where: source, message: `“${title}” is the title of ${other} as well: both were imported; put them together.` };
  });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
