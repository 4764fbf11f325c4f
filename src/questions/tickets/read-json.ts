import { pipeline, Readable } from 'node:stream';
import { JSONParser } from '@streamparser/json-node';
import { UserError } from '../../errors.ts';
import { readText } from './encoding.ts';
import type { TicketRecord } from './fields.ts';

/** Levels below a ticket that are read: custom fields, statistics, the author of the first message. */
const maxDepth = 4;

/**
 * Tickets of a JSON file, one at a time: one to a line, in an array, or in the array `list` of an object, as the help
 * desks write them. Their fields become columns with dots in their names, `via.channel`; a list of things with an id, such
 * as custom fields, is named by these, `custom_fields.360001`.
 *
 * @param list name of the array in an answer of the help desk's API
 * @throws UserError when the file is not JSON
 */
export async function* readJson(file: string, list: string): AsyncGenerator<TicketRecord> {
  const isArray = (await firstSymbol(file)) === '[';
  const isLines = !isArray && !(await isWrapped(file, list));
  // Beside its list, an answer of an API has other objects, such as `meta` or `pages`.
  const path = isArray ? '$.*' : isLines ? '$' : `$.${list}.*`;
  const parser = new JSONParser({ paths: [path], keepStack: false, ...(isLines && { separator: '\n' }) });
  let number = 0;
  // The loop below gets the error.
  const values = pipeline(Readable.from(readText(file)), parser, () => {});
  try {
    for await (const { value } of values as AsyncIterable<{ value: unknown }>) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      number += 1;
      yield { line: number, columns: flatten(value as Record<string, unknown>) };
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file} is not JSON after ticket ${number}: ${(error as Error).message}.`, 'Export it again.', {
      cause: error,
    });
  }
}

async function firstSymbol(file: string): Promise<string> {
  for await (const chunk of readText(file)) return chunk.replace(/^\ufeff?\s*/, '').slice(0, 1);
  throw new UserError(`${file} is empty.`, 'Name the file of the export.');
}

/** Whether the file is an answer of an API, with the tickets in a list, and not a ticket to a line. */
async function isWrapped(file: string, list: string): Promise<boolean> {
  for await (const chunk of readText(file)) {
    const [line = ''] = chunk.trimStart().split('\n', 1);
    try {
      return Object.hasOwn(JSON.parse(line), list);
    } catch {
      // An object over several lines, or a line longer than the chunk.
      return chunk.slice(0, 10_000).includes(`"${list}"`);
    }
  }
  return false;
}

function flatten(value: Readonly<Record<string, unknown>>): Record<string, string> {
  const columns: Record<string, string> = {};
  const put = (name: string, field: unknown, depth: number): void => {
    if (field === null || field === undefined) return;
    if (typeof field !== 'object') columns[name] = String(field);
    else if (!Array.isArray(field)) {
      if (depth < maxDepth) for (const [key, inner] of Object.entries(field)) put(`${name}.${key}`, inner, depth + 1);
    } else if (field.every((item) => typeof item !== 'object')) columns[name] = field.join('; ');
    else if (depth < maxDepth)
      for (const item of field as (Record<string, unknown> | null)[])
        if (item !== null && typeof item === 'object' && 'id' in item && 'value' in item)
          put(`${name}.${String(item['id'])}`, item['value'], depth + 1);
  };
  for (const [name, field] of Object.entries(value)) put(name, field, 1);
  return columns;
}
