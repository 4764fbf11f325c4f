import { expect, test } from 'vitest';
import { suggestions } from '../../src/search/suggestions.ts';

const task = (article: string) => ({ article, icon: 'undo-2' as const, label: {}, description: {} });
const shown = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

test('what readers ask most is suggested, and nothing is added that they do not ask', () => {
  const sources = { askedMost: { en: ['c', 'gone', 'a'] }, site: { tasks: [task('b')] } };
  expect(suggestions(sources, 'en', shown)).toEqual({ ids: ['c', 'a'], because: 'asked-most' });
});

test('without a report, the tasks of the home page are, and are not said to be asked most', () => {
  const tasks = ['b', 'untranslated', 'd', 'b'].map(task);
  expect(suggestions({ askedMost: { 'zh-cn': ['a'] }, site: { tasks } }, 'en', shown)).toEqual({
    ids: ['b', 'd'],
    because: 'tasks',
  });
  expect(suggestions({ askedMost: { en: ['gone'] }, site: { tasks } }, 'en', shown).because).toBe('tasks');
});

test('at most five are, and none when neither is known', () => {
  expect(suggestions({ askedMost: { en: shown }, site: { tasks: [] } }, 'en', shown).ids).toHaveLength(5);
  expect(suggestions({ askedMost: {}, site: { tasks: [] } }, 'en', shown).ids).toEqual([]);
});
