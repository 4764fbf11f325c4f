import type { QuestionSettings } from '../knowledge/question-settings.ts';
import { wordsOutProblems } from '../questions/outbox/settings.ts';
import { type Diagnosis, ok, warning } from './diagnosis.ts';

/** Whether what channels.yaml tells about questions can be sent with these variables. */
export function diagnoseMessages(
  rules: Pick<QuestionSettings, 'mail' | 'webhooks'> | undefined,
  variables: NodeJS.ProcessEnv,
): Diagnosis[] {
  const problems = wordsOutProblems(rules, variables);
  if (problems.length > 0)
    return problems.map((problem) =>
      warning('messages', problem, 'The manual’s page on messages about questions says how it is set up.'),
    );
  const ways = [...(rules?.mail === undefined ? [] : ['mail']), ...(rules?.webhooks ?? []).map(({ id }) => id)];
  return [ok('messages', ways.length === 0 ? 'none are sent about questions' : `can be sent: ${ways.join(', ')}`)];
}
