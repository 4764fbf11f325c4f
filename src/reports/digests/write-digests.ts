import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { listBelow } from '../../files.ts';
import { interfaceLocales } from '../../i18n/strings.ts';
import { idField } from '../../knowledge/fields.ts';
import { readJsonFile } from '../../knowledge/json-file.ts';
import { compareText } from '../compare.ts';
import type { BaseInput, ReportInput } from '../input.ts';
import { jsonOf } from '../renderers/json.ts';
import { pageLocales } from '../renderers/locales.ts';
import { documentMarkdown } from '../renderers/markdown.ts';
import type { Report } from '../report-schema.ts';
import { digestDocument } from './digest-document.ts';
import { type DigestItem, digestItems } from './items.ts';

const stateFile = 'told.json';

/** What digests have said, by owner; what no longer holds is left out, so it is told again should it come back. */
const stateSchema = z.strictObject({ version: z.literal(1), told: z.record(idField, z.array(z.string())) });

export interface Digest {
  owner: string;
  locale: string;
  /** GitHub-flavoured Markdown. */
  text: string;
}

/**
 * Writes `<owner>.md` for every owner for whom something is new since the last run, and removes the files of the others.
 * `told.json` remembers what was said; it is written last, so that an interrupted run says it again.
 *
 * @returns the digests written, by owner
 * @throws UserError when the folder has other files, or `told.json` is not one of ours
 */
export async function writeDigests(
  folder: string,
  report: Report,
  input: Pick<ReportInput, 'articles' | 'waitingQuestions' | 'owners'>,
): Promise<Digest[]> {
  const file = join(folder, stateFile);
  const state = await readJsonFile(file, stateSchema, {
    message: `\`${file}\` does not say what earlier digests told.`,
    hint: 'Choose another folder with --digests, or delete the file to be told everything again.',
  });
  if (state === undefined && (await listBelow(folder, { recursive: false })).length > 0)
    throw new UserError(
      `\`${folder}\` has files that are not digests, so nothing was written.`,
      'Choose another folder with --digests: a new or empty one, or that of earlier digests.',
    );
  const items = digestItems(report, input);
  const digests = newDigests(report, input.owners, items, state?.told ?? {});
  await mkdir(folder, { recursive: true });
  const known = [...input.owners.map(({ id }) => id), ...Object.keys(state?.told ?? {})];
  for (const owner of known) await rm(join(folder, `${owner}.md`), { force: true });
  for (const { owner, text } of digests) await writeFile(join(folder, `${owner}.md`), text);
  const told = Object.fromEntries(
    [...items].sort(([a], [b]) => compareText(a, b)).map(([owner, own]) => [owner, own.map(({ key }) => key)]),
  );
  await writeFile(file, jsonOf({ version: 1, told }));
  return digests;
}

/** Digests of the owners of team.yaml for whom something is new, in the order of that file. */
function newDigests(
  report: Report,
  owners: BaseInput['owners'],
  items: ReadonlyMap<string, readonly DigestItem[]>,
  told: Readonly<Record<string, readonly string[]>>,
): Digest[] {
  const locales = pageLocales(report);
  return owners.flatMap(({ id: owner, languages = [] }) => {
    const own = items.get(owner) ?? [];
    const earlier = new Set(told[owner]);
    if (own.every(({ key }) => earlier.has(key))) return [];
    const locale = languages.find((language) => interfaceLocales.includes(language)) ?? locales[0] ?? 'en';
    return [{ owner, locale, text: documentMarkdown(digestDocument(report, { owner, locale, items: own, told: earlier })) }];
  });
}
