import { McpServer } from '@modelcontextprotocol/server';
import { explain, UserError } from '../errors.ts';
import { AskedWrongly } from './fault.ts';
import type { HelpCentre } from './help-centre.ts';
import { readArticle, readInput, readOutput, renderArticle } from './read.ts';
import { renderSearch, searchArticlesFor, searchInput, searchOutput } from './search.ts';
import { TookTooLong, within } from './within.ts';

export interface McpServerOptions {
  helpCentre: HelpCentre;
  /** Logs errors that are not the client's. */
  log: (line: string) => void;
  /** How long a tool may take, in milliseconds. */
  timeoutMs?: number;
}

/** A server of the Model Context Protocol with the tools `search` and `read`; one for each request or connection. */
export function createMcpServer({ helpCentre, log, timeoutMs = 10_000 }: McpServerOptions): McpServer {
  const server = new McpServer({ name: 'jieda', title: 'Help centre', version: toolsVersion }, { instructions });
  const answer = createAnswerer({ forget: helpCentre.forget, log, timeoutMs });

  server.registerTool(
    'search',
    {
      title: 'Search the help centre',
      description:
        'Finds the articles that answer a question, in the language of the question. Says how sure it is; when it is unsure, tell the reader so and how to reach a person.',
      inputSchema: searchInput,
      outputSchema: searchOutput,
      annotations: harmless,
    },
    (question) => answer(() => searchArticlesFor(helpCentre, question), renderSearch),
  );

  server.registerTool(
    'read',
    {
      title: 'Read an article',
      description: 'Returns a whole article as Markdown, with its source, revision, review date, team and state.',
      inputSchema: readInput,
      outputSchema: readOutput,
      annotations: harmless,
    },
    (question) => answer(() => readArticle(helpCentre, question), renderArticle),
  );
  return server;
}

/** Of the tools: their names, and what they take and return. */
const toolsVersion = '1.0.0';

const instructions =
  'Answers of a help centre, written and reviewed by its staff. Search first, read the article before relying on it, and quote its source. Where an answer is unsure, overdue or a known issue, say so; do not fill gaps from general knowledge.';

/** Nothing is ever changed, and nothing outside the help centre is asked. */
const harmless = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

interface ToolResult {
  [name: string]: unknown;
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

function createAnswerer({ forget, log, timeoutMs }: { forget: () => void; log: (line: string) => void; timeoutMs: number }) {
  return async function answer<Output extends Record<string, unknown>>(
    find: () => Promise<Output>,
    render: (output: Output) => string,
  ): Promise<ToolResult> {
    try {
      const structuredContent = await within(timeoutMs, find());
      return { content: [{ type: 'text', text: render(structuredContent) }], structuredContent };
    } catch (error) {
      if (error instanceof TookTooLong) forget();
      return { isError: true, content: [{ type: 'text', text: refusal(error, log) }] };
    }
  };
}

function refusal(error: unknown, log: (line: string) => void): string {
  if (error instanceof AskedWrongly || error instanceof TookTooLong) return error.message;
  log(error instanceof UserError ? explain(error) : error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 'The help centre cannot answer at the moment. Try again in a minute.';
}
