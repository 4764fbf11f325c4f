/** How readers ask about a thing of which they only know the word, by locale; `{}` stands for the word. */
export const frames: Readonly<Record<string, readonly string[]>> = {
  en: ['how to {}', 'how do i {}', 'how to get a {}', 'how do i get a {}', 'where is my {}'],
  'zh-cn': ['怎么{}', '如何{}', '{}怎么办', '{}多久', '{}在哪'],
};
