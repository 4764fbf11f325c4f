import type { AdviceOn } from '../../advice.ts';

export const answersRules: AdviceOn<'answers' | 'search' | 'duplicate'> = {
  'answers/missing': {
    summary: 'Published articles name the questions they answer.',
    why: 'Learners search in their own words, which are seldom those of the title. Without these questions search hardly finds the article.',
    fix: 'Add four or more questions to answers, as learners really type them; copy them from tickets and chats. Slang, typos and error codes are welcome.',
    example: {
      wrong: `title: Can I get a refund for a course?
answers: []`,
      right: `title: Can I get a refund for a course?
answers:
  - how do I get my money back
  - bought the wrong course
  - is it too late after a week
  - not eligible for a refund (R3002)`,
    },
  },
  'answers/duplicate': {
    summary: 'In a language, a question belongs to one article and is written once.',
    why: 'With two articles for one question, learners find two answers that may disagree.',
    fix: 'Decide which one answers it, remove it from the other, and link the two. Capitals, spaces, width and punctuation make no difference; archived articles do not count.',
    example: {
      wrong: `# refund-a-course.mdx
answers: [How long does a refund take?]

# refund-not-arrived.mdx
answers: [how long does a refund take]`,
      right: `# refund-a-course.mdx
answers: [How long does a refund take?]

# refund-not-arrived.mdx
answers: [refunded but no money yet]`,
    },
  },
  'answers/copied-from-title': {
    summary: 'answers has questions in learners’ words, not the title again.',
    why: 'The title is searched anyway. What is missing is how learners say it.',
    fix: 'Replace it with what a learner would really type, or remove it. A title with other punctuation, spaces or capitals is still the title.',
    example: {
      wrong: `title: How do I get an invoice?
answers:
  - how do i get an invoice`,
      right: `title: How do I get an invoice?
answers:
  - need a receipt for my employer`,
    },
  },
  'answers/few': {
    summary: 'Articles in demand name enough questions.',
    why: 'Everyone asks in other words. On public sets of questions, 0, 5, 10, 20 and 40 questions an article put the right one first in 57, 73, 74, 79 and 84% of searches: the first few are worth most.',
    fix: 'Only for tasks of the home page, and articles that the report knows from votes or failed searches. Copy learners’ own words from reports/proposals.patch, tickets and chats until there are enough. Without a report, only the tasks are looked at.',
    example: {
      wrong: `answers:
  - how long does a refund take`,
      right: `answers:
  - how long does a refund take
  - bought the wrong course
  - is it too late after a week
  - where does the money go
  - not eligible for a refund (R3002)`,
    },
  },
  'answers/unrelated': {
    summary: 'Each question shares at least one word with the rest of the article; synonyms count.',
    why: 'Questions go into the search index as they are, so even a wrong one finds its article and nobody notices, but learners who open it have the wrong answer.',
    fix: 'Move it to the article that answers it. If that is this one, use its words in title, summary or body, or add synonyms to content/synonyms.yaml. If it shares no word on purpose, write meant: true. One word shared with title, summary or another question is enough; with the body alone it takes a quarter of its words. Questions of stop words only are not looked at, nor any with searchContract: off.',
    example: {
      wrong: `title: Can I get a refund for a course?
answers:
  - how high is Mount Everest`,
      right: `title: Can I get a refund for a course?
answers:
  - bought the wrong course
  - { question: "buyer’s remorse", meant: true }`,
    },
  },
  'answers/not-found': {
    summary: 'Searching for a question of an article finds it among the first three. Checked by `npm run build`.',
    why: 'Learners look at the first few results. An answer that search does not find might as well not exist.',
    fix: 'Use the question’s words in title, summary or a heading. If another article answers it better, move the question there. If two compete, say in their titles what each is about, or join them.',
    example: {
      wrong: `title: About fees
answers:
  - bought the wrong course`,
      right: `title: Can I get a refund for a course?
answers:
  - bought the wrong course`,
    },
  },
  'answers/fragile': {
    summary:
      'Without this question, searching for it still finds the article among the first three. Checked by `npm run check -- --fragile`.',
    why: 'If not, the article is found by these very words alone, and learners who put it slightly differently miss it.',
    fix: 'Use its words in title, summary or a heading, and add two or three questions in other words. Put words that mean the same into content/synonyms.yaml.',
    example: {
      wrong: `answers:
  - my teacher has blocked me`,
      right: `answers:
  - my teacher has blocked me
  - cannot reach my teacher
  - teacher does not reply`,
    },
  },
  'search/not-indexed': {
    summary: 'Words of its title find every article. Checked by `npm run build`.',
    why: 'The index cuts text into words by language. With a wrong language or none, Chinese is not cut at all: search silently finds nothing, while the page looks normal.',
    fix: 'It appears only when more than half of the articles are affected, so the index does not know the language: delete .cache/ and build again. If that does not help, see whether the texts are in the language that site.yaml says.',
    example: {
      wrong: `# An article in articles/en/
title: 课程可以退款吗？`,
      right: `# An article in articles/en/
title: Can I get a refund for a course?`,
    },
  },
  'duplicate/near': {
    summary: 'No two articles of a language are nearly the same.',
    why: 'They take each other’s place in search, and when one is corrected the other still tells learners the old story.',
    fix: 'Keep one; move the other’s questions into its answers and its address into redirectFrom. If they do differ, say clearly where, write what they share once, and link to it.',
  },
};
