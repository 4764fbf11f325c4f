import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parse, UserError } from '../../errors.ts';
import { ignoreMissing } from '../../files.ts';
import type { Finding } from '../../findings/finding.ts';
import { type Rule, rules } from '../../findings/rules.ts';
import { alertsSchema } from '../../reports/parts/alerts/schema.ts';
import { nextSchema } from '../../reports/parts/next/schema.ts';
import type { AlertReport } from './alerts.ts';

const findingsSchema = z.object({
  findings: z.array(
    z.object({
      rule: z.string().refine((rule) => Object.hasOwn(rules, rule), 'is not a rule of this version'),
      file: z.string(),
      message: z.string(),
      hint: z.string(),
    }),
  ),
});

/** @throws UserError when the file is missing or not what `npm run check -- --json` prints */
export async function readFindings(path: string): Promise<Pick<Finding, 'rule' | 'file' | 'message' | 'hint'>[]> {
  const file = parse(findingsSchema, await readJson(path), `${path} is not what \`npm run check -- --json\` prints.`);
  return file.findings.map((finding) => ({ ...finding, rule: finding.rule as Rule }));
}

/** @throws UserError when the file is missing or not a report */
export async function readReport(path: string): Promise<AlertReport> {
  return parse(
    z.object({ next: nextSchema, alerts: alertsSchema }),
    await readJson(path),
    `${path} is not a report.json of \`npm run report\`.`,
  );
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(ignoreMissing);
  if (text === undefined) throw new UserError(`There is no ${path}.`, 'Write it first; see `npm run alerts -- --help`.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is not JSON.`, 'Did the command that wrote it end early?', { cause });
  }
}
