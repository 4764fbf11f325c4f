import { isIP } from 'node:net';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { endpointHeaders } from '../endpoint/answers.ts';
import { Problem } from '../endpoint/problem.ts';
import type { SentBody } from '../endpoint/read-body.ts';
import type { HelpCentre } from './help-centre.ts';
import { createMcpServer } from './mcp-server.ts';

export interface McpAnswererOptions {
  helpCentre: HelpCentre;
  /** Origins besides our own, as browsers write them. */
  allowedOrigins: readonly string[];
  log: (line: string) => void;
}

export type McpAnswerer = (request: Request, body: SentBody) => Promise<Response>;

/**
 * Answers a POST to `/mcp`, by Streamable HTTP without sessions: each request has a server of its own, and none is kept
 * open. Its length, rate and site were checked before.
 */
export function createMcpAnswerer({ helpCentre, allowedOrigins, log }: McpAnswererOptions): McpAnswerer {
  const handler = createMcpHandler(() => createMcpServer({ helpCentre, log }), {
    // Nothing here changes while it is read, and a subscription would keep its connection open.
    maxSubscriptions: 0,
    onerror: () => {},
  });

  return async function answerMcp(request: Request, { fields }: SentBody): Promise<Response> {
    // A batch would be any number of searches for the price of one request. The protocol no longer has them.
    if (Array.isArray(fields)) throw new Problem('invalid-fields', { fields: [''] });
    await requireKnownHost(request);
    const response = await handler.fetch(request, { parsedBody: fields });
    const answer = new Response(response.body, response);
    for (const [name, value] of Object.entries(endpointHeaders)) answer.headers.set(name, value);
    return answer;
  };

  /**
   * A page of a site whose name was made to lead to this machine (DNS rebinding) sends that name as origin and as host.
   * So an origin must have a name that is known to be ours, or an address, which cannot be rebound.
   */
  async function requireKnownHost({ headers }: Request): Promise<void> {
    const origin = headers.get('origin');
    if (origin === null || allowedOrigins.includes(origin)) return;
    const { hostname } = URL.canParse(origin) ? new URL(origin) : { hostname: '' };
    const bare = hostname.replace(/^\[|\]$/g, '');
    if (bare === 'localhost' || isIP(bare) !== 0) return;
    const { baseUrl } = await helpCentre.readCatalogue();
    if (hostname !== new URL(baseUrl).hostname) throw new Problem('cross-site');
  }
}
