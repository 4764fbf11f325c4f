import { MisuseError, UserError } from '../../src/errors.ts';
import { answerParent } from '../../src/own-process.ts';

answerParent(async ({ numbers, ends }: { numbers: number[]; ends?: string }) => {
  if (ends === 'user') throw new UserError('There is no site.', 'Build it.');
  if (ends === 'misuse') throw new MisuseError('No such option.', 'Leave it out.');
  if (ends === 'fault') throw new TypeError('It is not iterable.');
  if (ends === 'killed') process.kill(process.pid, 'SIGKILL');
  return new Map(numbers.map((number) => [number, 2 * number]));
});
