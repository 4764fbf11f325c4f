import { z } from 'zod';
import { articleDemandOf } from '../article-demand.ts';
import { askedMostOf } from '../asked-most.ts';
import { type Report, reportSchema } from '../report-schema.ts';
import type { RenderedFile } from './index.ts';

/** The report for programs, and the files that the pages read. */
export function* renderJson(report: Report): Generator<RenderedFile> {
  yield {
    path: 'report.json',
    get text() {
      return jsonOf(report);
    },
    pieces: () => jsonPieces(report),
  };
  // No page may show the figures of a simulation.
  if (report.simulated === null) yield* pageFiles(report);
}

function* pageFiles(report: Report): Generator<RenderedFile> {
  yield { path: 'asked-most.json', text: jsonOf(askedMostOf(report)) };
  yield { path: 'article-demand.json', text: jsonOf(articleDemandOf(report)) };
  yield { path: 'public-counts.json', text: jsonOf(report.publicCounts) };
}

/** The JSON Schema of report.json. */
export const schemaFile: RenderedFile = {
  path: 'report.schema.json',
  text: jsonOf(z.toJSONSchema(reportSchema, { reused: 'ref' })),
};

/** Indented, with a final line feed; also what `--json` prints. */
export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Items of a list that are one piece. */
const itemsPerPiece = 500;

/** What `jsonOf` returns, in pieces: as one string, the report of 10 000 articles takes hundreds of megabytes. */
export function* jsonPieces(value: object): Generator<string> {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  if (fields.length === 0) return yield jsonOf(value);
  for (const [index, [name, field]] of fields.entries()) {
    yield `${index === 0 ? '{' : ','}\n  ${JSON.stringify(name)}: `;
    if (Array.isArray(field) && field.length > 0) yield* listPieces(field);
    else yield indented(field);
  }
  yield '\n}\n';
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  for (let from = 0; from < list.length; from += itemsPerPiece) {
    // Without its brackets.
    const items = indented(list.slice(from, from + itemsPerPiece)).slice(1, -'\n  ]'.length);
    yield (from === 0 ? '[' : ',') + items;
  }
  yield '\n  ]';
}

/** One level deeper, as an item of a list, so that no line has to be moved. */
function indented(value: unknown): string {
  return JSON.stringify([value], null, 2).slice('[\n  '.length, -'\n]'.length);
}
