import { hash } from 'node:crypto';
import { type BigIntStats, lstatSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Folders, root } from '../edition/folders.ts';
import { isMissing, replaceFile } from '../files.ts';
import type { Finding } from '../findings/finding.ts';
import type { Environment } from '../knowledge/environment.ts';

/**
 * Identifies all that the findings on a content folder depend on: files by what the system says of them, which no program
 * can set back; the engine by its cache folder. Takes 0.2 s of processor time for 10 000 articles, as no file is opened.
 *
 * @returns `undefined` when a file has changed so recently that its next change may look the same
 */
export function stateOfInputs(
  environment: Environment,
  { articleDemandFile }: Pick<Folders, 'articleDemandFile'>,
  now = Date.now(),
): string | undefined {
  const { TZ, LANG, LC_ALL } = process.env;
  const machine = [process.versions, process.arch, process.cwd(), process.getuid?.(), TZ, LANG, LC_ALL];
  const lines = [JSON.stringify([machine, environment])];
  for (const path of [environment.contentDir, join(root, 'public'), articleDemandFile]) {
    // The folder itself may be a link; links in it are not followed by any check.
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!add(lines, resolve(path), found, now)) return undefined;
  }
  return hash('sha256', lines.join('\n'));
}

/** @returns whether the file, or all in the folder, has been as it is for long enough */
function add(lines: string[], path: string, found: BigIntStats | undefined, now: number): boolean {
  lines.push(found === undefined ? path : `${path}\0${stampOf(found)}`);
  if (found === undefined) return true;
  if (now - Number(found.ctimeMs) < settlesInMs(found)) return false;
  return !found.isDirectory() || namesIn(path).every((name) => addInside(lines, `${path}/${name}`, now));
}

function addInside(lines: string[], path: string, now: number): boolean {
  return add(lines, path, lstatSync(path, { bigint: true, throwIfNoEntry: false }), now);
}

/** Clocks of file systems that write fractions of a second stand still for some milliseconds, those of others for up to 2 s. */
function settlesInMs({ ctimeNs }: BigIntStats): number {
  return ctimeNs % 1_000_000_000n === 0n ? 2_000 : 100;
}

function stampOf({ ino, mode, size, ctimeNs, mtimeNs }: BigIntStats): string {
  return `${ino} ${mode} ${size} ${ctimeNs} ${mtimeNs}`;
}

/** Names in a folder, in the same order each time; none when it cannot be listed, which its mode says. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

interface Known {
  state: string;
  findings: readonly Finding[];
}

/** The findings of the last check, if it was of the same state; `undefined` when nothing is known of it. */
export async function readKnownFindings(file: string, state: string | undefined): Promise<readonly Finding[] | undefined> {
  if (state === undefined) return undefined;
  try {
    const known = JSON.parse(await readFile(file, 'utf8')) as Known;
    return known.state === state ? known.findings : undefined;
  } catch (error) {
    // What a killed process or a full disk has cut off is as good as missing.
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @param state from before the check: what was edited meanwhile may not be among the findings */
export async function keepFindings(file: string, state: string | undefined, findings: readonly Finding[]): Promise<void> {
  // An article that was stopped may compile next time, when the machine is less busy.
  if (state === undefined || findings.some(({ rule }) => rule === 'mdx/too-slow')) return;
  await replaceFile(file, JSON.stringify({ state, findings } satisfies Known));
}
