import type { AdviceOn } from '../../advice.ts';

export const proseRules: AdviceOn<'prose'> = {
  'prose/language': {
    summary: 'Text is in its article’s language.',
    why: 'An article in the wrong folder, or a paragraph left untranslated, is of no use to those who cannot read it.',
    fix: 'Translate it, or move the file to the folder of its language. Words quoted from the app or a message may stay: put them into a quotation (> at the start of the line) or code.',
    example: {
      wrong: '打开订单，点申请退款。',
      right: 'Open the order and tap **Request refund**.',
    },
  },
  'prose/spacing': {
    summary: 'In Chinese there is a space between characters and Latin words or digits, and none beside full-width punctuation.',
    why: 'Set tightly they are hard to read on a small screen, and not every browser adds the space.',
    fix: 'Run `npm run check -- --fix`. It changes text of the body only, not code, links or components. Correct headings yourself, because their anchors change with them.',
    example: { wrong: '打开App，共14位。', right: '打开 App，共 14 位。' },
  },
  'prose/punctuation': {
    summary: 'Chinese sentences have full-width punctuation.',
    why: 'Half-width marks stick to the characters, and clauses are hard to tell apart.',
    fix: 'Run `npm run check -- --fix`. It changes text of the body only, not code, links or components.',
    example: { wrong: '先付款,再开课.', right: '先付款，再开课。' },
  },
  'prose/term': {
    summary: 'Articles use the words of glossary.yaml, not those it lists in avoid.',
    why: 'Two names for one thing make learners think of two things, and they look for a button that is called otherwise.',
    fix: 'Use the word of the finding. Put words quoted from the app or a message into code or a quotation. Questions in answers are exempt.',
    example: { wrong: 'Tap Log on and enter the code.', right: 'Tap Sign in and enter the code.' },
  },
};
