import type { mail as chinese } from './mail-zh-cn.ts';

/** Strings of letters to those who asked, English. */
export const mail: typeof chinese = {
  subjects: {
    received: 'We have your question',
    answered: 'A reply to your question',
    'asked-back': 'We need to ask you something',
    resolved: 'Your question is solved',
  },
  cut: '—— Please reply above this line ——',
  received: (time) => `We have your question and will reply by ${time}.`,
  receivedOpen: 'We have your question and will reply soon.',
  resolved: 'We have marked your question as solved. If it is not, just reply to this mail.',
  pages: {
    received: 'See your question',
    answered: 'See everything that was written, or tell us whether it is solved',
    'asked-back': 'See everything that was written, or answer on the page',
    resolved: 'Rate our service',
  },
  keep: 'This link works like a key: with it, your question can be read, added to and deleted. Please do not forward it.',
  reference: (reference) => `Reference: ${reference}. With it you can always see your question, so do not share it.`,
  canReply: 'You can also reply to this mail. Attachments are not kept.',
  shortened: (symbols) => `shortened: the mail has ${symbols} characters`,
  attachments: (count) => `${count} attachment${count === 1 ? '' : 's'}, not kept`,
  withoutText: 'the mail has no text',
  why: (name) =>
    `${name}: you get this mail because you chose to have replies sent here when you asked. Once you delete the question, there are no more.`,
};
