const codePattern = /^[a-z]{1,3}(\d{3,5})$/;

/** Whether a normalised word is an error code, such as `e1004`. */
export function isErrorCode(word: string): boolean {
  return codePattern.test(word);
}

/** Whether a normalised word may be an error code without its letters. */
export function isBareNumber(word: string): boolean {
  return /^\d{3,5}$/.test(word);
}

/**
 * Puts the letters back before bare numbers of a query: `1004` becomes `e1004`.
 *
 * @param query normalised
 * @param unknown words of the query that are on no page
 * @param codes those of the site, separated by spaces, most frequent first
 */
export function completeCodes(query: string, unknown: readonly string[], codes: string): string {
  const byNumber = new Map<string, string>();
  for (const code of codes.split(' ')) {
    const [, number = ''] = codePattern.exec(code) ?? [];
    if (unknown.indexOf(number) >= 0 && !byNumber.has(number)) byNumber.set(number, code);
  }
  return query.replace(/[a-z\d]+/g, (run) => byNumber.get(run) ?? run);
}
