/** Words of a name at most, such as 智 联 招聘. */
const maxNameWords = 5;

/**
 * The names of services in a text, in whole words: 学习通 is not in 学习通知.
 *
 * @param words of the text, in order
 * @param names without spaces, in lower case
 * @returns distinct ones, the longer one where one begins another
 */
export function namedServices(words: readonly string[], names: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    const joined = Array.from({ length: maxNameWords }, (_, length) => words.slice(from, from + length + 1).join(''));
    const longest = joined.reverse().find((each) => names.has(each));
    if (longest !== undefined) found.add(longest);
  }
  return [...found];
}
