import type { Compiled } from '../content/compiled-article.ts';
import type { Content } from '../content/read-content.ts';
import { type Finding, sortFindings } from '../findings/finding.ts';
import type { Audience } from '../knowledge/audience.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import type { GoodText } from './good-texts.ts';
import type { Reading, StandIns } from './read-with-texts.ts';
import { repairLinks } from './repair-links.ts';
import { takenBackBy } from './taken-back.ts';

/** What is published in place of a file. */
interface StandIn {
  /** `undefined` when the file is left out. */
  text: string | undefined;
  /** Ends the hint of each finding of the file. */
  note: string;
  /** Why there is a stand-in, for a file that has no errors of its own. */
  errors: readonly Finding[];
  hasGoodText: boolean;
}

interface Options {
  read(standIns: StandIns): Promise<Reading>;
  /** @param file as findings name it */
  lastGood(file: string): GoodText | undefined;
  audience: Audience;
}

export type HeldBack = {
  /** What can be published. */
  reading: Reading;
  /** Every error, with what was published in place of its file. */
  findings: Finding[];
  /** Whether nothing can be published: there are errors that no single article is to blame for. */
  isRefused: boolean;
};

const unlinked = ' without links to what is not published';

/** Texts that depend on each other are replaced one after the other; more than this is not worth waiting for. */
const maxReadings = 12;

/**
 * Replaces each faulty article, and page of the handbook, by its last good text. One that never was good is left out, as
 * is one that its writer no longer wants to be read; links to it become plain words.
 *
 * What was published never disappears because of an error elsewhere: when the last good text of an article does not fit
 * the operator's files, such as a category that was removed, nothing is published.
 */
export async function holdBackFaulty(first: Reading, { read, lastGood, audience }: Options): Promise<HeldBack> {
  const own = new Set(errorsOf(first).map(keyOf));
  const standIns = new Map<string, StandIn>();
  let reading = first;
  for (let readings = 0; readings < maxReadings; readings++) {
    const errors = errorsOf(reading).filter(({ file }) => !isLeftOut(file));
    if (errors.length === 0) return { reading, findings: explained(), isRefused: false };
    const files = [...Map.groupBy(errors, ({ file }) => file)].filter(([file]) => isEntryFile(file, reading.content));
    const faulty = files.filter(([file, ofFile]) => !standIns.has(file) && ofFile.some((error) => own.has(keyOf(error))));
    const attempt = (some: typeof files, replace: typeof earlier) =>
      some.flatMap(([file, ofFile]) => {
        const standIn = replace(file, ofFile);
        return standIn === undefined ? [] : [[file, standIn] as const];
      });
    // Order is load-bearing: an earlier text may have the heading that a link of another article leads to.
    const next = [() => attempt(faulty, earlier), () => attempt(files, repaired), () => attempt(files, earlier)].reduce(
      (found, tried) => (found.length > 0 ? found : tried()),
      attempt([], earlier),
    );
    // An error of the operator's files, or articles that have not changed since they were good.
    if (next.length === 0) break;
    for (const [file, standIn] of next) standIns.set(file, standIn);
    reading = await read(new Map(Array.from(standIns, ([file, { text }]) => [file, text])));
  }
  const left = errorsOf(reading).filter((error) => !own.has(keyOf(error)) && !standIns.has(error.file));
  return { reading, findings: sortFindings([...errorsOf(first), ...left]), isRefused: true };

  function isLeftOut(file: string): boolean {
    return standIns.has(file) && standIns.get(file)?.text === undefined;
  }

  /** The last good text, or nothing; `undefined` when that is no better. */
  function earlier(file: string, errors: readonly Finding[]): StandIn | undefined {
    if (standIns.get(file)?.hasGoodText) return undefined;
    const takenBack = takenBackBy(entryOf(file, reading.content)?.data, first.texts.get(file), audience);
    if (takenBack !== undefined) return leftOut(errors, `Left out, as its front matter has ${takenBack}.`);
    const good = lastGood(file);
    if (good === undefined) return leftOut(errors, 'Left out, as no earlier text of it has been published.');
    if (good.text === first.texts.get(file)) return undefined;
    return { text: good.text, note: `Published with its text of ${good.day}.`, errors, hasGoodText: true };
  }

  /** The same text without links that lead nowhere; `undefined` when that does not help. */
  function repaired(file: string, errors: readonly Finding[]): StandIn | undefined {
    const [entry, text, before] = [entryOf(file, reading.content), reading.texts.get(file), standIns.get(file)];
    const withoutLinks = entry && text !== undefined ? repairLinks(entry, text, errors) : undefined;
    if (withoutLinks === undefined) return undefined;
    const said = before?.note.replace(/\.$/, '') ?? 'Published';
    return {
      text: withoutLinks,
      note: said.endsWith(unlinked) ? `${said}.` : `${said}${unlinked}.`,
      errors: [...(before?.errors ?? []), ...errors],
      hasGoodText: before?.hasGoodText ?? false,
    };
  }

  /** Errors of the files as they are, and why other files had to change. */
  function explained(): Finding[] {
    const withNote = (error: Finding): Finding => ({
      ...error,
      hint: `${error.hint}\n${standIns.get(error.file)?.note ?? 'Published as it is.'}`,
    });
    const faulty = new Set(errorsOf(first).map(({ file }) => file));
    const changed = [...standIns].flatMap(([file, { errors }]) => (faulty.has(file) ? [] : errors));
    return sortFindings([...errorsOf(first), ...changed].map(withNote));
  }
}

function leftOut(errors: readonly Finding[], note: string): StandIn {
  return { text: undefined, note, errors, hasGoodText: false };
}

function errorsOf({ findings }: Pick<Reading, 'findings'>): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

function keyOf({ rule, file, line, column, message }: Finding): string {
  return JSON.stringify([rule, file, line, column, message]);
}

/** Whether a file is one article or one page of the handbook. */
function isEntryFile(file: string, { kb }: Content): boolean {
  return file.endsWith('.mdx') && ['articles', 'handbook'].some((name) => file.startsWith(`${kb.dir}/${name}/`));
}

function entryOf(file: string, { articles, handbook, broken }: Content): (Entry<object> & Compiled) | undefined {
  return [articles, handbook, broken.articles, broken.handbook].flat().find((entry) => entry.file === file);
}
