import { foldersOf } from '../../src/edition/folders.ts';
import type { Environment } from '../../src/knowledge/environment.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { readSiteToTest } from '../../src/publishing/live/site-to-test.ts';
import { smokeTest } from '../../src/publishing/live/smoke-test.ts';
import { readCount } from '../command-line.ts';
import type { DeployOptions } from './task.ts';

/** The built site that a task is about. */
export function siteDirOf({ site }: Pick<DeployOptions, 'site'>, environment: Environment): string {
  return site ?? foldersOf(environment).outDir;
}

/** Asks a live address for what was built, prints each answer, and says whether all is well. */
export async function testLive(options: DeployOptions, environment: Environment): Promise<boolean> {
  const site = await readSiteToTest(siteDirOf(options, environment));
  const url = options.url ?? (await readKnowledgeBase(environment.contentDir)).site.baseUrl;
  const withinMs = readCount('within', options.within, 3_600) * 1_000;
  const probed = await smokeTest(url, site, { hasEndpoint: options.static !== true, withinMs });
  for (const { name, fault } of probed) console.log(fault === undefined ? `  ok      ${name}` : `  FAILED  ${name}: ${fault}`);
  const faults = probed.filter(({ fault }) => fault !== undefined).length;
  console.log(`${url}: ${probed.length - faults} of ${probed.length} answers are right.`);
  return faults === 0;
}
