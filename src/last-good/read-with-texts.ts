import { checkContent } from '../checks/check-content.ts';
import { type Content, readContent } from '../content/read-content.ts';
import type { Finding } from '../findings/finding.ts';
import { type ReadText, readTextFile } from '../knowledge/files/text-file.ts';

/** Content that has been read and checked, with the texts it was read from. */
export interface Reading {
  content: Content;
  findings: Finding[];
  /** Texts of articles and pages of the handbook, by file as findings name it. */
  texts: ReadonlyMap<string, string>;
}

/** Texts that stand in for those of files, by file as findings name it; `undefined` leaves the file out. */
export type StandIns = ReadonlyMap<string, string | undefined>;

/** Reads and checks a content folder in which some texts stand in for those of files. */
export async function readWithTexts(
  { contentDir, fragmentsDir, today }: { contentDir: string; fragmentsDir: string; today: string },
  standIns: StandIns = new Map(),
): Promise<Reading> {
  const texts = new Map<string, string>();
  const readText: ReadText = (path, file) => {
    const text = standIns.get(file);
    if (text === undefined && standIns.has(file)) return { missing: true };
    const read = text === undefined ? readTextFile(path, file) : { text };
    if ('text' in read) texts.set(file, read.text);
    return read;
  };
  const content = await readContent(contentDir, fragmentsDir, contentDir, { readText });
  return { content, texts, findings: await checkContent(content, { today }) };
}
