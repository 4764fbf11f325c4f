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
  'prose/spelling': {
    summary: 'English words are spelt right, in British or American English.',
    why: 'A misspelt word makes readers doubt the rest, and search does not find it.',
    fix: 'Take the word that the finding suggests. Put names of your own into glossary.yaml; what the app or a message says literally belongs in code or a quotation.',
    example: { wrong: 'You recieve the refund in three days.', right: 'You receive the refund in three days.' },
  },
  'prose/repeated-word': {
    summary: 'No English word is written twice in a row.',
    why: 'One is easily left behind when a sentence is changed. Its writer no longer sees it; readers stumble.',
    fix: 'Delete one of them.',
    example: { wrong: 'Open the the order.', right: 'Open the order.' },
  },
  'prose/a-or-an': {
    summary: 'In English, “an” stands before a vowel sound, “a” before all others.',
    why: 'English readers see it at once.',
    fix: 'Change it as the finding says. The sound counts, not the letter: an hour, a user.',
    example: { wrong: 'Choose a option.', right: 'Choose an option.' },
  },
  'prose/plain-words': {
    summary: 'English uses plain words: “to”, not “in order to”.',
    why: 'Many learners are not native speakers, and read officialese twice.',
    fix: 'Use the word that the finding suggests, or shorten the sentence.',
    example: { wrong: 'Tap Save in order to utilise the voucher.', right: 'Tap Save to use the voucher.' },
  },
};
