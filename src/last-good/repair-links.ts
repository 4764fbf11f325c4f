import { bodyPosition } from '../checks/check.ts';
import type { Compiled } from '../content/compiled-article.ts';
import type { Finding, Position } from '../findings/finding.ts';
import type { Rule } from '../findings/rules.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import { removeItem } from '../writing/editing/edit-yaml.ts';
import { joinEntry, splitEntry } from '../writing/editing/entry-text.ts';
import { relinkBody } from '../writing/moving/relink-body.ts';

/** Errors that go away with a link, the anchor of a link, or a related article. */
const repairable: readonly Rule[] = ['link/broken', 'link/anchor', 'related/missing'];

/**
 * The text of an article without its links and related articles that lead nowhere; the words of a link stay. A link to a
 * heading that does not exist leads to the top of the page.
 *
 * @returns `undefined` when it has other errors, or is written in a form that cannot be edited
 */
export function repairLinks(entry: Entry<object> & Compiled, text: string, errors: readonly Finding[]): string | undefined {
  const parts = splitEntry(text);
  if (parts === undefined || !errors.every(({ rule }) => repairable.includes(rule))) return undefined;
  const urlsOf = (rule: Rule): Set<string> =>
    new Set(
      entry.fragment.links
        .filter((link) => errors.some((error) => error.rule === rule && isAt(error, bodyPosition(entry, link))))
        .map(({ url }) => url),
    );
  const [dead, anchorless] = [urlsOf('link/broken'), urlsOf('link/anchor')];
  const body = relinkBody(parts.body, (url) => {
    if (dead.has(url) || (anchorless.has(url) && url.startsWith('#'))) return 'words-only';
    return anchorless.has(url) ? { url: url.split('#', 1)[0] ?? '' } : undefined;
  });
  const { related = [] } = entry.data as { related?: string[] };
  const missing = related.flatMap((_id, index) =>
    errors.some(({ rule, ...at }) => rule === 'related/missing' && isAt(at, entry.source.locate(['related', index])))
      ? [index]
      : [],
  );
  // From the end, so that the others keep their numbers.
  const yaml = missing.reduceRight<string | undefined>(
    (edited, index) => (edited === undefined ? undefined : removeItem(edited, ['related', index])),
    parts.yaml,
  );
  if (body === undefined || yaml === undefined) return undefined;
  const repaired = joinEntry({ ...parts, body, yaml });
  return repaired === text ? undefined : repaired;
}

function isAt(error: Pick<Finding, 'line' | 'column'>, { line, column }: Position): boolean {
  return error.line === line && error.column === column;
}
