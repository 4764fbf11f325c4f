import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent } from '../checks/check-content.ts';
import { readContent } from '../content/read-content.ts';
import type { Folders } from '../edition/folders.ts';
import { countFindings } from '../findings/finding.ts';
import { summarize } from '../findings/terminal.ts';
import { contentVersion, versionOf } from '../knowledge/content-version.ts';
import type { Environment } from '../knowledge/environment.ts';
import type { QuestionRules } from '../knowledge/schemas/channels.ts';
import type { Team } from '../knowledge/schemas/team.ts';
import { dayMs } from '../metrics/instants.ts';
import { type Diagnosis, fault, ok, warning } from './diagnosis.ts';

/** What else depends on the content. */
export interface ContentDiagnosis {
  diagnoses: Diagnosis[];
  /** Public address of the site; `undefined` when site.yaml does not say. */
  baseUrl: string | undefined;
  /** What channels.yaml says of questions. */
  questions: QuestionRules;
  /** Who team.yaml names. */
  people: Team['people'];
}

/** Whether the content can be read, its version, and what the checks say. */
export async function diagnoseContent({ contentDir, today }: Environment, { fragmentsDir }: Folders): Promise<ContentDiagnosis> {
  const content = await readContent(contentDir, fragmentsDir);
  const { kb, articles } = content;
  const findings = await checkContent(content, { today });
  const errors = countFindings(findings).error;
  const about = `${articles.length} articles, ${summarize(findings)}`;
  const checked =
    errors > 0
      ? fault(
          'content',
          `${contentDir}: ${about}.`,
          '`npm run check` lists the errors and how to fix them; until then nothing new is published.',
        )
      : ok('content', `${contentDir}: ${about}`);
  const version = versionOf(kb.sources.site);
  const isCurrent = version === contentVersion;
  const upgrade = warning(
    'content',
    `The content is version ${version}, this engine reads ${contentVersion}.`,
    '`npm run upgrade` brings it up to date.',
  );
  const baseUrl = kb.sources.site === undefined || kb.faulty.has('site') ? undefined : kb.site.baseUrl;
  return {
    baseUrl,
    questions: kb.service.questions,
    people: kb.team.people,
    // A newer one is an error of the checks.
    diagnoses: [
      checked,
      ...(isCurrent || version === undefined || version > contentVersion ? [] : [upgrade]),
      ...diagnoseAddress(baseUrl),
    ],
  };
}

/** The address as it is in sitemaps, feeds and links that are shared. */
function diagnoseAddress(baseUrl: string | undefined): Diagnosis[] {
  if (baseUrl === undefined) return [];
  const { hostname, protocol } = new URL(baseUrl);
  const hint = 'Set `baseUrl` in site.yaml to the public address.';
  if (/(?:^|\.)(?:example|localhost|invalid|test)$|(?:^|\.)example\.(?:com|net|org)$|^127\.|^\[/.test(hostname))
    return [warning('address', `${baseUrl} is an address for examples and tests.`, hint)];
  return protocol === 'http:' ? [warning('address', `${baseUrl} is without TLS.`, hint)] : [ok('address', baseUrl)];
}

/** Opening hours are shown for three weeks after a build. */
const [daysToWarn, daysOfHours] = [2, 21];

/** Whether a site of the wanted edition is there, and how old it is. */
export function diagnoseSite(siteDir: string, audience: string, now: number): Diagnosis {
  const file = join(siteDir, 'revisions.json');
  const built = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return fault('site', `There is no built site in ${siteDir}.`, 'Run `npm run build`.');
  const edition = audienceIn(file);
  if (edition !== audience)
    return fault(
      'site',
      `${siteDir} is not the ${audience} edition, but ${edition ?? 'no site of this engine'}.`,
      'Build it again, or correct KB_AUDIENCE or KB_OUT.',
    );
  const days = (now - built) / dayMs;
  const text = `${siteDir}, built ${new Date(built).toISOString().slice(0, 16)}Z`;
  if (days <= daysToWarn) return ok('site', text);
  const age = `${text}, ${Math.floor(days)} days ago.`;
  const hint = 'Build every night, for example by cron: opening hours and banners of overdue reviews follow the calendar.';
  return days > daysOfHours ? fault('site', age, hint) : warning('site', age, hint);
}

function audienceIn(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { audience?: string }).audience;
  } catch {
    return undefined;
  }
}
