import { siteHeaders } from '../../server/headers.ts';
import type { AskLive, LiveAnswer } from './ask-live.ts';
import { digestOf, type SiteToTest } from './site-to-test.ts';

/** One thing that a live address must do. Resolves with what is wrong, or `undefined`. */
export interface Probe {
  name: string;
  run(ask: AskLive): Promise<string | undefined>;
}

export interface ProbeOptions {
  /** Whether the endpoint below `/api/` belongs to the address; a host of files alone has none. */
  hasEndpoint: boolean;
  isSecure: boolean;
}

/** What is asked of a live address, each of the build that should be there. */
export function probesOf(site: SiteToTest, { hasEndpoint, isSecure }: ProbeOptions): Probe[] {
  return [
    { name: 'home page', run: async (ask) => htmlFault(await ask('/')) },
    { name: 'headers', run: async (ask) => headersFault(await ask('/'), isSecure) },
    {
      name: 'compression',
      run: async (ask) => {
        const { headers } = await ask('/', { headers: { 'Accept-Encoding': 'br, gzip' } });
        return headers.has('content-encoding') ? undefined : 'the home page is sent without compression';
      },
    },
    {
      name: 'unknown page',
      run: async (ask) => statusFault(await ask('/there-is-no-such-page/'), 404),
    },
    ...site.articles.map(({ locale, path, revision }) => ({
      name: `article (${locale})`,
      run: async (ask: AskLive) => {
        const answer = await ask(path);
        const isPresent = answer.body.includes(`value="${revision}"`);
        return (
          htmlFault(answer) ?? (isPresent ? undefined : `${path} does not show the text that was built (revision ${revision})`)
        );
      },
    })),
    ...site.files.map(({ path, digest }) => ({
      name: path,
      run: async (ask: AskLive) => {
        const answer = await ask(`/${path}`);
        return statusFault(answer, 200) ?? (digestOf(answer.body) === digest ? undefined : 'is not the file that was built');
      },
    })),
    ...(site.audience === 'public'
      ? site.articles.map(({ locale }) => ({
          name: `no internal page (${locale})`,
          run: async (ask: AskLive) => statusFault(await ask(`/${locale}/manual/`), 404),
        }))
      : []),
    ...(hasEndpoint ? endpointProbes(site) : []),
  ];
}

function endpointProbes({ articles }: SiteToTest): Probe[] {
  return [
    { name: 'endpoint', run: async (ask) => statusFault(await ask('/api/live'), 200) },
    {
      name: 'store',
      run: async (ask) => {
        const answer = await ask('/api/ready');
        const { warnings } = jsonOf(answer) as { warnings?: string[] };
        return statusFault(answer, 200) ?? (warnings === undefined ? undefined : `has warnings: ${warnings.join(' ')}`);
      },
    },
    ...articles.map(({ locale, id, revision }) => ({
      name: `revision (${locale})`,
      run: async (ask: AskLive) => {
        // A ballot that was never issued: the endpoint looks for the text first, and stores nothing.
        const vote = { article: id, locale, revision, value: 'helpful', ballot: `1000000000000${'A'.repeat(22)}` };
        const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
        const answer = await ask('/api/votes', { method: 'POST', headers, body: JSON.stringify(vote) });
        const { reason = '' } = jsonOf(answer) as { reason?: string };
        return reason === 'unknown-ballot'
          ? undefined
          : `the endpoint does not know the text of ${locale}/${id}: it answered ${answer.status} ${reason}`;
      },
    })),
  ];
}

function statusFault({ status }: LiveAnswer, wanted: number): string | undefined {
  return status === wanted ? undefined : `was answered ${status}, not ${wanted}`;
}

function htmlFault(answer: LiveAnswer): string | undefined {
  const type = answer.headers.get('content-type') ?? 'nothing';
  return statusFault(answer, 200) ?? (type.startsWith('text/html') ? undefined : `is ${type}, not HTML`);
}

function headersFault({ headers }: LiveAnswer, isSecure: boolean): string | undefined {
  const wanted = [...Object.keys(siteHeaders([])), ...(isSecure ? ['Strict-Transport-Security'] : [])];
  const missing = wanted.filter((name) => !headers.has(name));
  return missing.length === 0 ? undefined : `lack ${missing.join(', ')}`;
}

function jsonOf({ body }: LiveAnswer): object {
  try {
    return Object(JSON.parse(body.toString('utf8')));
  } catch {
    return {};
  }
}
