/** What a column of a table can be. */
export const columnNames = ['question', 'answer', 'phrasings', 'category', 'locale', 'updated', 'address'] as const;

export type ColumnName = (typeof columnNames)[number];

/** Headers that are understood, besides the names themselves. */
const known: Readonly<Record<ColumnName, readonly string[]>> = {
  question: ['title', 'q', 'subject', '问题', '标题', '提问', '标准问', '标准问题', '问'],
  answer: ['a', 'body', 'content', 'reply', 'text', '答案', '回答', '回复', '内容', '标准答案', '答'],
  phrasings: [
    'answers',
    'similar questions',
    'similar',
    'variants',
    'keywords',
    '相似问',
    '相似问法',
    '相似问题',
    '其他问法',
    '别的问法',
  ],
  category: ['topic', 'section', 'folder', 'collection', '分类', '类别', '类目', '目录', '栏目'],
  locale: ['language', 'lang', '语言', '语种'],
  updated: ['updated at', 'reviewed', 'last updated', 'modified', 'date', '更新时间', '更新日期', '修改时间', '日期'],
  address: ['url', 'link', 'html_url', 'path', '链接', '网址', '地址'],
};

/**
 * Which column is which.
 *
 * @param header first row of a table
 * @param named columns that the caller names: `{ question: '我们的问题' }`
 */
export function findColumns(
  header: readonly string[],
  named: Partial<Record<ColumnName, string>>,
): Partial<Record<ColumnName, number>> {
  const folded = header.map(fold);
  return Object.fromEntries(
    columnNames.flatMap((name): [ColumnName, number][] => {
      const own = named[name];
      const wanted = own === undefined ? [name, ...known[name]] : [own];
      const at = wanted.map((each) => folded.indexOf(fold(each))).find((index) => index >= 0);
      return at === undefined ? [] : [[name, at]];
    }),
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
