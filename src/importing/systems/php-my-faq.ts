import { z } from 'zod';
import { textOfHtml } from '../readers/html.ts';
import { articlesOf, dayField, htmlField, idOfSystem, lostKeywords, optionalText, type System, validRecords } from './system.ts';

const faqSchema = z.object({
  id: idOfSystem.nullish(),
  language: optionalText,
  /** Names from the top, separated by `>>`. */
  category: optionalText,
  keywords: optionalText,
  question: z.string().trim(),
  answer: htmlField,
  last_modified: dayField,
});

/** @see https://github.com/thorsten/phpMyFAQ/blob/main/phpmyfaq/src/phpMyFAQ/Export/Json.php */
export const phpMyFaq: System = {
  name: 'phpMyFAQ',
  fields: ['question', 'answer', 'language', 'category', 'keywords', 'author', 'last_modified'],
  required: ['question', 'answer'],
  kindOf: (value) => ('question' in value && 'answer' in value ? 'faq' : undefined),
  read(records) {
    const problems: ReturnType<System['read']>['problems'] = [];
    const known = new Set<string>();
    const texts = validRecords(records, 'faq', faqSchema, problems).flatMap(({ where, value: faq }) => {
      const id = faq.id ?? faq.question;
      const source = `phpmyfaq#${id}${faq.language === undefined ? '' : `/${faq.language}`}`;
      // A question that is in two categories is exported twice.
      if (known.has(source)) return [];
      known.add(source);
      const html = unescaped(faq.answer);
      return {
        where,
        html,
        known: {
          source,
          title: faq.question,
          locale: faq.language,
          categories: (faq.category?.split('>>') ?? []).map((name) => name.trim()).toReversed(),
          updated: faq.last_modified,
          group: `phpmyfaq#${id}`,
          lost: lostKeywords(faq.keywords?.split(',') ?? []),
        },
      };
    });
    return { articles: articlesOf(texts, problems), problems };
  },
};

/** The export escapes the HTML of answers. */
function unescaped(answer: string): string {
  return /<[a-z/!]/i.test(answer) ? answer : answer.includes('&lt;') ? textOfHtml(answer) : answer;
}
