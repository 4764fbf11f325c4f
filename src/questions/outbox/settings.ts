import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { readWebhookTargets } from '../webhooks/targets.ts';

/** What is wrong with how messages are to leave, one line each: for the log at the start, and for the doctor. */
export function wordsOutProblems(
  settings: Pick<QuestionSettings, 'mail' | 'webhooks'> | undefined,
  variables: Readonly<Record<string, unknown>>,
): string[] {
  const hasServer = typeof variables['KB_SMTP'] === 'string' && variables['KB_SMTP'] !== '';
  const { problems } = readWebhookTargets(variables, settings?.webhooks ?? []);
  if (settings?.mail !== undefined && !hasServer)
    return [...problems, 'Letters to askers wait: channels.yaml has `mail` for questions, but KB_SMTP names no mail server.'];
  if (settings?.mail === undefined && hasServer)
    return [...problems, 'No letters are sent: KB_SMTP is set, but channels.yaml has no `mail` for questions.'];
  return problems;
}

/** Whether a round may ever have something to do: to send, to pass on, or to assign. */
export function needsRounds({ mail, webhooks, escalation, assignment }: QuestionSettings): boolean {
  if (assignment === 'automatic') return true;
  const { warnMinutes, complaints, others } = escalation;
  return mail !== undefined || webhooks.length > 0 || warnMinutes !== undefined || complaints.length > 0 || others.length > 0;
}
