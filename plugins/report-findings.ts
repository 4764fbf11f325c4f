import type { AstroIntegrationLogger } from 'astro';
import type { HotPayload } from 'vite';
import { UserError } from '../src/errors.ts';
import { countFindings, type Finding } from '../src/findings/finding.ts';
import { renderTerminal, summarize } from '../src/findings/terminal.ts';

/** @throws UserError that lists the errors, if there are any */
export function throwOnErrors(findings: readonly Finding[], { keepsGoing }: { keepsGoing: boolean }): void {
  if (countFindings(findings).error === 0) return;
  if (keepsGoing) {
    throw new UserError(
      `Not all errors are those of single articles that could be held back, so nothing was built.\n\n${renderTerminal(errorsOf(findings))}`,
      'Fix those of the operator’s files first, and what articles no longer find there.',
    );
  }
  throw new UserError(
    `The content has errors, so nothing was built.\n\n${renderTerminal(errorsOf(findings))}`,
    'Fix them; `npm run check` prints them without building, together with the warnings.',
  );
}

export function logFindings(findings: readonly Finding[], logger: AstroIntegrationLogger): void {
  const errors = errorsOf(findings);
  if (errors.length > 0) logger.error(`\n${renderTerminal(errors)}`);
  else logger.info(summarize(findings));
}

/** Shows the errors over the page, as Vite does with errors in code. The next save without errors removes them. */
export function showOverlay(findings: readonly Finding[], browser: { send(payload: HotPayload): void }): void {
  const errors = errorsOf(findings);
  if (errors.length > 0) browser.send({ type: 'error', err: { message: renderTerminal(errors), stack: '' } });
}

function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}
