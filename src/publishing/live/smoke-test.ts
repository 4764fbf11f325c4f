import { setTimeout as pause } from 'node:timers/promises';
import { createAskLive } from './ask-live.ts';
import { type Probe, type ProbeOptions, probesOf } from './probes.ts';
import type { SiteToTest } from './site-to-test.ts';

/** What a probe found. */
export interface Probed {
  name: string;
  /** What is wrong; `undefined` when nothing is. */
  fault: string | undefined;
}

export interface SmokeTestOptions extends Pick<ProbeOptions, 'hasEndpoint'> {
  /** Probes that fail are repeated for this long, because a new release takes its time to arrive everywhere. */
  withinMs: number;
  wait?: (milliseconds: number) => Promise<unknown>;
  now?: () => number;
}

const repeatEveryMs = 3_000;

/** Asks a live address for what a build should have made of it. */
export async function smokeTest(
  baseUrl: string,
  site: SiteToTest,
  { hasEndpoint, withinMs, wait = pause, now = () => performance.now() }: SmokeTestOptions,
): Promise<Probed[]> {
  const ask = createAskLive(baseUrl.replace(/\/$/, ''));
  const probes = probesOf(site, { hasEndpoint, isSecure: baseUrl.startsWith('https:') });
  const found = new Map<string, string | undefined>();
  const until = now() + withinMs;
  for (let left: readonly Probe[] = probes; ; ) {
    for (const { name, run } of left) found.set(name, await run(ask).catch(noAnswer));
    left = left.filter(({ name }) => found.get(name) !== undefined);
    if (left.length === 0 || now() >= until) break;
    await wait(repeatEveryMs);
  }
  return probes.map(({ name }) => ({ name, fault: found.get(name) }));
}

function noAnswer(error: unknown): string {
  const { message, cause } = error as Error;
  return `was not answered: ${cause instanceof Error ? cause.message : message}`;
}
