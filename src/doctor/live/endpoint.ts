import { type Diagnosis, fault, ok, warning } from '../diagnosis.ts';
import type { Answer, Unanswered } from './ask.ts';

type Asked = Answer | Unanswered;

/** What came instead of the expected answer. */
export function outcome(answer: Asked): string {
  return 'failed' in answer ? answer.failed : `status ${answer.status}`;
}

export function diagnoseLive(live: Asked, isLive: boolean): Diagnosis {
  if (isLive) return ok('endpoint', '/api/live answers');
  const hint = 'Let the proxy pass everything on, `/api/` included.';
  return 'status' in live && live.status === 404
    ? warning(
        'endpoint',
        'There is no endpoint at /api/: votes and comments are lost.',
        `${hint} A static host has none: readers can read and search.`,
      )
    : fault('endpoint', `/api/live is not answered by the endpoint (${outcome(live)}): votes and comments are lost.`, hint);
}

export function diagnoseReady(ready: Asked): Diagnosis {
  if (!('status' in ready) || ready.status !== 200)
    return fault(
      'database',
      `/api/ready says that nothing can be stored (${outcome(ready)}).`,
      'Look at the log of the server, and run `npm run doctor` on its machine.',
    );
  const { warnings = [] } = parseObject(ready.body) as { warnings?: string[] };
  return warnings.length === 0
    ? ok('database', '/api/ready: a vote can be stored')
    : warning('database', warnings.join(' '), 'Correct the clock of the server; if it is right, see “clock” in the manual.');
}

/** The vote says nothing, so it is refused, but only after everything in front of the endpoint has let it pass. */
export function diagnoseVoting(vote: Asked): Diagnosis {
  if ('status' in vote && vote.status === 422) return ok('voting', 'a vote reaches the endpoint');
  if ('status' in vote && vote.status === 403)
    return fault(
      'voting',
      'The endpoint takes its own pages for another site’s and refuses every vote of an older browser (status 403).',
      'Let the proxy send Host, X-Forwarded-Host and X-Forwarded-Proto as the README says, and name its address in TRUSTED_PROXIES; on a port of its own, nginx needs `$http_host` for `$host`.',
    );
  if ('status' in vote && vote.status === 429)
    return warning(
      'voting',
      'Too many votes were sent from here lately (status 429).',
      'Wait a minute and run this again. If readers see it too, they all count as one: see “client”.',
    );
  return fault(
    'voting',
    `A vote does not reach the endpoint (${outcome(vote)}).`,
    'Let the proxy pass POST requests with a JSON body on to the endpoint.',
  );
}

const [warnSkewMs, maxSkewMs] = [30_000, 300_000];

/** Compares `Date` with the clock of this machine. */
export function diagnoseClock({ headers, sentAt, answeredAt }: Answer): Diagnosis[] {
  const told = Date.parse(headers.date ?? '');
  if (Number.isNaN(told)) return [];
  // The header has whole seconds, and the server wrote it at some time in between.
  const skewMs = told < sentAt ? Math.max(0, sentAt - told - 1_000) : Math.max(0, told - answeredAt);
  if (skewMs < warnSkewMs) return [ok('clock', 'as the one of this machine')];
  const message = `Its clock and the one of this machine differ by ${Math.round(skewMs / 1000)} seconds.`;
  const hint = 'Let both follow NTP: votes carry the time of the server.';
  return [skewMs < maxSkewMs ? warning('clock', message, hint) : fault('clock', message, hint)];
}

export function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
