import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { foldersOf } from '../src/edition/folders.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { createMcpServer } from '../src/mcp/mcp-server.ts';
import { openBuiltHelpCentre } from '../src/server/built-help-centre.ts';
import { editionVariables, runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run mcp',
    summary:
      'Lets a program ask the last built site: an MCP server on standard input and output, until input ends. Clients need `npm run --silent mcp`.',
    options: {},
    help: {},
    environment: editionVariables,
  },
  async () => {
    const environment = readEnvironment(process.env);
    const siteDir = foldersOf(environment).outDir;
    const helpCentre = openBuiltHelpCentre(siteDir, environment.audience, () => readEnvironment(process.env).today);
    // Fails now rather than at the first question, where there is no site or it is the other edition.
    await helpCentre.readCatalogue();
    const log = (line: string): void => console.error(line);
    serveStdio(() => createMcpServer({ helpCentre, log }), { onerror: ({ message }) => log(message) });
  },
);
