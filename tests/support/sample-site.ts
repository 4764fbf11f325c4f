import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runScript } from './run.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The sample content, built as the public edition. */
    siteDir: string;
  }
}

/** The day the sample site is built on, so that reviews are due when the tests expect it. */
export const sampleDay = '2026-11-20';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-site-'));
  const siteDir = join(folder, 'dist');
  const { code, stdout, stderr } = await runScript('build', [], { KB_OUT: siteDir, KB_TODAY: sampleDay });
  if (code !== 0) throw new Error(`The sample site cannot be built.\n${stdout}\n${stderr}`);
  project.provide('siteDir', siteDir);
  return () => rm(folder, { recursive: true, force: true });
}
