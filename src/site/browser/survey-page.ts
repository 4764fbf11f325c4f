/**
 * What a script adds to the survey: the article that the reader comes from, which `?article=` of the address
 * names. Without a script the rating is about the service as a whole.
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
