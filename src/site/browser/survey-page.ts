/**
 * Adds the article that the reader comes from, `?article=` in the URL, to the survey. Without script, the rating is
 * about the service as a whole.
 */
export function rememberArticle(form: HTMLFormElement, search: string): void {
  const article = new URLSearchParams(search).get('article') ?? '';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(article)) return;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'article';
  field.value = article;
  form.append(field);
}
