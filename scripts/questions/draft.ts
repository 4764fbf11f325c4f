import { MisuseError } from '../../src/errors.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { type ArticleData, articleTypes } from '../../src/knowledge/schemas/article.ts';
import { cleanText } from '../../src/privacy/clean-text.ts';
import { makeMove } from '../../src/questions/make-move.ts';
import type { OpenedQuestion } from '../../src/questions/stored-question.ts';
import { applyChanges } from '../../src/writing/editing/apply-changes.ts';
import { newArticle } from '../../src/writing/new-article/new-article.ts';
import { readChoice } from '../command-line.ts';
import { requireQuestion } from './show.ts';
import { requirePerson, type Task } from './task.ts';

/** Characters of a question in the asker's words that an article can name. */
const maxAnswerLength = 120;

export const draft: Task = {
  summary: 'starts an article that answers it, with the asker’s words as the question it must be found by',
  needsId: true,
  withoutJson: true,
  accepts: ['as', 'id', 'category', 'kind'],
  async run(desk, { as, id, category, kind }, questionId) {
    const person = requirePerson(desk, as);
    if (id === undefined) throw new MisuseError('--id is missing.', 'Name the article, such as --id refund-not-arrived.');
    const question = await requireQuestion(desk, questionId);
    const chosen = category ?? question.category;
    if (chosen === null)
      throw new MisuseError('--category is missing.', 'The question is not classified yet; name a category of taxonomy.yaml.');
    const type = kind === undefined ? typeOf(question) : readChoice('a type of article', kind, articleTypes);
    const environment = readEnvironment(process.env);
    const answers = askersWords(question);
    const { path, text } = newArticle(
      { type, id, locale: question.locale, category: chosen, answers, owner: person.id },
      { kb: desk.kb, today: environment.today, original: undefined },
    );
    const { keep } = await applyChanges(environment.contentDir, [{ path, before: undefined, after: text, to: path }]);
    await keep();
    await makeMove(desk.store, desk, question.id, { move: 'link', side: 'staff', actor: person.id, article: id });
    desk.print(`Wrote ${desk.kb.dir}/${path}, a draft, and linked it with question ${question.id}.`);
    desk.print(
      answers.length === 0
        ? 'Name in `answers` what it must be found by.'
        : `It must be found by “${answers[0]}”; edit that if it says too much.`,
    );
  },
};

function typeOf({ kind }: OpenedQuestion): ArticleData['type'] {
  return kind === 'fault' ? 'troubleshooting' : 'faq';
}

/** The first sentence without personal data; nothing when it is too long to be a question. */
function askersWords({ asked }: OpenedQuestion): string[] {
  const text = cleanText(asked?.text ?? '', 2_000)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const end = text.search(/[。？！?!]/);
  const sentence = end === -1 ? text : text.slice(0, end + 1);
  return sentence !== '' && [...sentence].length <= maxAnswerLength ? [sentence] : [];
}
