import { type Finding, sortFindings } from '../findings/finding.ts';
import { checkAnswers } from './answers.ts';
import { checkBodies } from './body.ts';
import { checkBrand } from './brand.ts';
import type { Check, CheckInput } from './check.ts';
import { checkContentVersion } from './content-version.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkFacts } from './facts/index.ts';
import { checkFewAnswers } from './few-answers.ts';
import { checkIds } from './id.ts';
import { checkLinks } from './link.ts';
import { checkMedia } from './media.ts';
import { checkOperatorFiles } from './operator-files.ts';
import { checkOrphans } from './orphans.ts';
import { checkOutside } from './outside.ts';
import { checkOwner } from './owner.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkRedirects } from './redirects.ts';
import { checkRelated } from './related.ts';
import { checkReplies } from './replies.ts';
import { checkServiceHours } from './service-hours.ts';
import { checkSpelling } from './spelling.ts';
import { checkStaleness } from './staleness.ts';
import { checkStructure } from './structure.ts';
import { checkTargets } from './targets.ts';
import { checkTaxonomy } from './taxonomy.ts';
import { checkTerms } from './terms.ts';
import { checkTitles } from './titles.ts';
import { checkTranslations } from './translation.ts';
import { checkUnrelatedAnswers } from './unrelated-answers.ts';

/** All rule families. To add one, add a file to this folder and a line here. */
const checks: readonly Check[] = [
  checkContentVersion,
  checkBodies,
  checkOperatorFiles,
  checkBrand,
  checkIds,
  checkTaxonomy,
  checkTargets,
  checkOwner,
  checkStaleness,
  checkLinks,
  checkRedirects,
  checkRelated,
  checkAnswers,
  checkUnrelatedAnswers,
  checkFewAnswers,
  checkTranslations,
  checkTitles,
  checkTerms,
  checkSpelling,
  checkFacts,
  checkDuplicates,
  checkOrphans,
  checkStructure,
  checkPlaceholders,
  checkMedia,
  checkReplies,
  checkServiceHours,
  checkOutside,
];

/** Findings from reading, from compiling and from every check, sorted by position. */
export function runChecks(input: CheckInput): Finding[] {
  return sortFindings([...input.kb.findings, ...checks.flatMap((check) => check(input))]);
}
