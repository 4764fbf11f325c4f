import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { effectDocument } from '../src/effect/effect-document.ts';
import { effectSchema } from '../src/effect/effect-schema.ts';
import { measureEffect } from '../src/effect/measure-effect.ts';
import { countFindings } from '../src/findings/finding.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { jsonOf } from '../src/reports/renderers/json.ts';
import { documentMarkdown } from '../src/reports/renderers/markdown.ts';
import { editionVariables, runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run effect',
    summary:
      'Says what a change of the content does to search, coverage, freshness and translations; exit code 1 when it brings errors or loses questions.',
    options: {
      base: { type: 'string', default: 'origin/main' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      schema: { type: 'boolean', default: false },
    },
    help: {
      base: 'git revision to compare with: a branch, tag or commit',
      out: 'write to this file instead of printing',
      json: 'for programs, instead of Markdown',
      schema: 'print the JSON Schema of --json, and compare nothing',
    },
    environment: editionVariables,
  },
  async ({ base, out, json, schema }) => {
    if (schema) {
      process.stdout.write(jsonOf(z.toJSONSchema(effectSchema, { reused: 'ref' })));
      return 0;
    }
    const effect = await measureEffect(base, readEnvironment(process.env));
    const text = json ? jsonOf(effectSchema.parse(effect)) : documentMarkdown(effectDocument(effect));
    if (out === undefined) process.stdout.write(text);
    else await writeFile(out, text);
    const isWorse = countFindings(effect.findings.introduced).error > 0 || (effect.search?.lost.length ?? 0) > 0;
    return isWorse ? 1 : 0;
  },
);
