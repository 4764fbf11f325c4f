/** Folds case, width, white space and punctuation, for comparing questions. `+` and `#` stay: C++ is not C#. */
export function foldQuestion(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?![+#])[\s\p{P}\p{S}]/gu, '');
}
