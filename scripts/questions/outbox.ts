import { randomBytes } from 'node:crypto';
import { MisuseError } from '../../src/errors.ts';
import { createSmtpSender } from '../../src/questions/mail/smtp.ts';
import { dropMessages, listMessages, retryMessages } from '../../src/questions/outbox/keep.ts';
import { describeTarget } from '../../src/questions/outbox/lease.ts';
import { deliverRound } from '../../src/questions/outbox/round.ts';
import { wordsOutProblems } from '../../src/questions/outbox/settings.ts';
import { readServerConfig } from '../../src/server/config.ts';
import { readCount } from '../command-line.ts';
import { describeInstant } from './describe.ts';
import type { Task } from './task.ts';

export const outbox: Task = {
  summary: 'lists messages that wait or could not be sent; --retry or --drop one, or `failed` ones',
  needsId: false,
  accepts: ['retry', 'drop', 'limit'],
  async run({ store, now, print }, { retry, drop, limit, json }) {
    if (retry !== undefined && drop !== undefined)
      throw new MisuseError('--retry and --drop were both given.', 'Give one of them.');
    if (retry !== undefined || drop !== undefined) {
      const id = retry ?? drop;
      const one = id === 'failed' ? undefined : id;
      const count = retry === undefined ? await dropMessages(store, one) : await retryMessages(store, one, now);
      if (count === 0 && one !== undefined)
        throw new MisuseError(`There is no waiting or failed message ${one}.`, '`npm run questions -- outbox` lists them.');
      print(`${count} ${count === 1 ? 'message' : 'messages'} ${retry === undefined ? 'dropped' : 'will be sent again'}.`);
      return;
    }
    const messages = await listMessages(store, readCount('limit', limit ?? '50', 10_000));
    if (json === true) {
      print(JSON.stringify(messages, null, 2));
      return;
    }
    for (const message of messages) {
      const { id, state, dueAt, attempts, fault } = message;
      const when = state === 'failed' ? 'failed' : `waits until ${describeInstant(dueAt)}`;
      print(`${id}\n  to ${describeTarget(message)}, ${when}, ${attempts} attempts${fault === null ? '' : `: ${fault}`}`);
    }
    if (messages.length === 0) print('Nothing waits, and nothing has failed.');
  },
};

export const deliver: Task = {
  summary: 'sends what waits, and passes on what nobody replies to, as a running server does by itself',
  needsId: false,
  accepts: [],
  async run({ store, sealer, settings, print }, { json }) {
    const { smtp } = readServerConfig(process.env);
    for (const problem of wordsOutProblems(settings, process.env)) console.error(problem);
    const result = await deliverRound({
      desk: {
        ...{ store, sealer, settings },
        zone: settings.channels[0]?.hours.zone,
        staffUrl: process.env['KB_STAFF_URL'] || undefined,
        clock: Date.now,
      },
      variables: process.env,
      sendLetter: smtp === undefined ? undefined : createSmtpSender(smtp),
      isLooking: true,
      random: Math.random,
      newLease: () => randomBytes(12).toString('base64url'),
      log: console.error,
    });
    const { sent, delayed, failed, notices } = result;
    print(
      json === true
        ? JSON.stringify(result)
        : `${sent} sent, ${delayed} will be tried again, ${failed} failed; ${notices} passed on.`,
    );
  },
};
