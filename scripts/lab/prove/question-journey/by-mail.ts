import { setTimeout } from 'node:timers/promises';
import { check, note, openPhone, type Way } from './journey.ts';

/** Deadline for a letter: the server looks for what is due every few seconds. */
const letterMs = 30_000;

/** Through all states by mail, with the staff at the command line. */
export async function goByMail(way: Way): Promise<void> {
  const { desk, browser } = way;
  const asker = 'anna.reed@example.com';
  const write = (id: string, subject: string, text: string, headers = ''): Promise<string> =>
    desk.questions(
      ['receive'],
      `From: Anna Reed <${asker}>\r\nTo: service@qinghe.example\r\nMessage-ID: <${id}@example.com>\r\nSubject: ${subject}\r\n${headers}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
    );
  const letterTo = async (count: number) => {
    const until = Date.now() + letterMs;
    const sent = () => desk.letters.filter(({ to }) => to.includes(asker));
    while (sent().length < count && Date.now() < until) await setTimeout(200);
    return sent()[count - 1];
  };

  const taken = await write('1', 'Charged twice', 'I was charged twice for the writing course. Please refund one.');
  const id = /\d{6}-\w{6}/.exec(taken)?.[0] ?? '';
  const receipt = await letterTo(1);
  const reference = /\/api\/questions\/([\w-]+)/.exec(receipt?.mail.text ?? '')?.[1] ?? '';
  check(way, 'receipt', reference !== '', receipt?.mail.subject ?? 'no letter');
  await note(way, 'received', reference, 'received', {});
  const as = ['--as', 'grace-tan'];
  await desk.questions(['classify', id, ...as, '--kind', 'fault', '--category', 'refunds', '--sentiment', 'neutral']);
  await note(way, 'classified', reference, 'classified', {});
  await desk.questions(['assign', id, ...as]);
  await note(way, 'assigned', reference, 'assigned', {});
  await desk.questions(['answer', id, ...as, '--minutes', '5', '--text', 'The second charge goes back to your card today.']);
  const reply = await letterTo(2);
  const hasReply = reply?.mail.text?.includes('goes back to your card today') === true;
  check(way, 'letter with the reply', hasReply, reply?.mail.subject ?? 'no letter');
  await note(way, 'answered', reference, 'answered', {});

  const thread = `In-Reply-To: ${reply?.mail.messageId}\r\nReferences: ${reply?.mail.messageId}\r\n`;
  await write('2', `Re: ${reply?.mail.subject}`, 'It has not arrived yet.', thread);
  await note(way, 'asked again', reference, 'assigned', {});
  await desk.questions(['answer', id, ...as, '--text', 'It takes 3 to 7 working days. It left us this morning.']);
  const second = await letterTo(3);
  check(way, 'second letter', second !== undefined, second?.mail.subject ?? 'no letter');
  await desk.questions(['resolve', id, ...as]);
  await note(way, 'resolved', reference, 'resolved', {});

  const page = await (await openPhone(browser, desk.publicUrl, 'en-GB')).newPage();
  await page.goto(`/api/questions/${reference}?reader=en`);
  await page.locator('[name=csat][value="5"]').check();
  await page.locator('.question-rating button').click();
  await note(way, 'rated', reference, 'rated', { learner: page });
  await write('3', `Re: ${reply?.mail.subject}`, 'Only half of it came.', thread);
  await page.goto(`/api/questions/${reference}?reader=en`);
  await note(way, 'reopened', reference, 'assigned', { learner: page });
  await page.context().close();
}
