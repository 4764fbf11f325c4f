import { setTimeout } from 'node:timers/promises';
import { maxMailBytes } from '../../src/questions/mail/read-mail.ts';
import { receiveMail } from '../../src/questions/mail/receive-mail.ts';
import { mailsPerHour } from '../../src/readers/limits.ts';
import { randomOf } from './random.ts';
import type { Task } from './task.ts';

/** Exit codes that mail servers understand, of sysexits.h. */
const exitCodes = { dataError: 65, tryLater: 75 } as const;

/** How long a mail server may take to hand over a mail, in milliseconds. */
const readWithinMs = 5 * 60_000;

export const receive: Task = {
  summary: 'stores a mail from standard input: with the question that it replies to, else as a new one',
  needsId: false,
  faultCode: exitCodes.tryLater,
  accepts: [],
  async run({ store, sealer, settings, kb, now, print }, { json }) {
    const raw = await readStart(process.stdin);
    const mailChannels = kb.channels.filter(({ kind }) => kind === 'mail');
    const result = await receiveMail(
      store,
      {
        ...{ sealer, settings, now, random: randomOf, locales: kb.site.locales },
        zone: settings.channels[0]?.hours.zone,
        channelOf: (recipients) =>
          (
            mailChannels.find(({ address }) => recipients.some((each) => each.toLowerCase() === address.toLowerCase())) ??
            mailChannels[0]
          )?.id,
      },
      raw,
    );
    if (json === true) print(JSON.stringify(result));
    switch (result.outcome) {
      case 'ignored':
        if (json !== true) print(`Not stored: ${result.reason}.`);
        return 0;
      case 'not-a-mail':
        console.error('This is not a mail: it has no header that says who it is from.');
        return exitCodes.dataError;
      case 'too-many':
        console.error(`This sender has sent ${mailsPerHour} mails within an hour. Try again later.`);
        return exitCodes.tryLater;
      default:
        if (json !== true) print(`${said[result.outcome]} ${result.id}.`);
        return 0;
    }
  },
};

const said = { added: 'Added to question', asked: 'New question', duplicate: 'Already stored with question' } as const;

/** The beginning of a stream. The rest is read and forgotten, so that the mail server sees its mail taken. */
async function readStart(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const read = async (): Promise<void> => {
    for await (const chunk of stream) {
      const data = Buffer.from(chunk);
      if (bytes < maxMailBytes) chunks.push(data.subarray(0, maxMailBytes - bytes));
      bytes += data.length;
    }
  };
  const late = new AbortController();
  const tooLate = setTimeout(readWithinMs, undefined, { signal: late.signal }).then(() => {
    throw new Error('The mail was not handed over in time.');
  });
  tooLate.catch(() => {});
  await Promise.race([read(), tooLate]);
  late.abort();
  return Buffer.concat(chunks);
}
