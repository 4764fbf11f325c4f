import { senderOf } from '../../src/endpoint/actor.ts';
import { MisuseError } from '../../src/errors.ts';
import { defaultLocale } from '../../src/knowledge/knowledge-base.ts';
import { questionSchema } from '../../src/questions/question.ts';
import { recordQuestion } from '../../src/questions/record-question.ts';
import { cacheDaySalt } from '../../src/readers/day-salt.ts';
import { randomOf } from './random.ts';
import { requireKnown, requirePerson, type Task } from './task.ts';

export const add: Task = {
  summary: 'records a question that came by phone, mail, chat or in any other way',
  needsId: false,
  accepts: ['channel', 'text', 'locale', 'category', 'product', 'contact', 'order', 'call-back', 'article', 'as'],
  async run(desk, options) {
    const { store, sealer, settings, kb, now } = desk;
    requirePerson(desk, options.as);
    const { channel, text, locale = defaultLocale(kb), category, product, contact, order, article } = options;
    if (channel === undefined)
      throw new MisuseError('--channel is missing.', `Name one of ${settings.channels.map(({ id }) => id).join(', ')}.`);
    requireKnown('channel', channel, settings.channels);
    requireKnown(
      'locale',
      locale,
      kb.site.locales.map((id) => ({ id })),
    );
    requireKnown('category', category, settings.categories);
    requireKnown('product', product, settings.products);
    const sent = questionSchema.safeParse({
      channel,
      text: text ?? '',
      locale,
      category,
      product,
      contact,
      order,
      article,
      callBackAt: options['call-back'],
    });
    if (!sent.success) {
      const fields = [...new Set(sent.error.issues.map(({ path }) => String(path[0])))];
      const names = fields.map((field) => (field === 'callBackAt' ? '--call-back' : `--${field}`)).join(', ');
      throw new MisuseError(
        `${names} cannot be used as given.`,
        hints.get(fields[0] ?? '') ?? 'See `npm run questions -- --help`.',
      );
    }
    // Whoever records it stands in for the asker: there is no address to limit.
    const sender = { ...senderOf('public', { address: `staff ${options.as} ${now}`, agent: '' }) };
    const zone = settings.channels[0]?.hours.zone;
    const result = await recordQuestion(
      store,
      { sender, readDaySalt: cacheDaySalt(store, randomOf), sealer, settings, zone, now, random: randomOf },
      sent.data,
    );
    if (!('id' in result)) throw new MisuseError('--call-back cannot be used as given.', hints.get('callBackAt') ?? '');
    desk.print(
      options.json === true
        ? JSON.stringify({ id: result.id, reference: result.reference })
        : `Question ${result.id}. The asker follows it with ${result.reference}.`,
    );
  },
};

const hints = new Map([
  ['text', 'Write what was asked with --text.'],
  ['contact', 'Give a mail address or a phone number.'],
  ['callBackAt', 'Give a time within the next 30 days such as 2026-11-23T09:30, and a --contact to call.'],
]);
