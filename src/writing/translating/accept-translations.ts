import { translationState } from '../../checks/translation-state.ts';
import type { CompiledArticle } from '../../content/compiled-article.ts';
import type { Content } from '../../content/read-content.ts';
import { UserError } from '../../errors.ts';
import { defaultLocale } from '../../knowledge/knowledge-base.ts';
import { ContentEdit } from '../editing/content-edit.ts';
import { addField, replaceValue } from '../editing/edit-yaml.ts';
import { changeFrontMatter } from '../moving/redirects.ts';
import { pathOf, textsOf } from '../moving/texts-of.ts';

/**
 * Lets translations name the revision that their original has now, as someone has compared them and found that they still
 * hold. Those that name it already stay as they are.
 *
 * @throws MisuseError, UserError when one of them cannot be accepted, so that none is
 */
export function acceptTranslations(
  content: Content,
  folder: string,
  { ids, locales }: { ids: readonly string[]; locales: readonly string[] },
): ContentEdit {
  const edit = new ContentEdit(folder);
  for (const id of new Set(ids)) {
    const texts = textsOf(id, content);
    const original = texts.get(defaultLocale(content.kb));
    if (original === undefined)
      throw new UserError(
        `\`${id}\` is not written in \`${defaultLocale(content.kb)}\`, so there is nothing it could follow.`,
        'Leave it out; nothing was changed.',
      );
    for (const locale of locales) accept(edit, content, { original, translation: translationOf(texts, original, locale) });
  }
  return edit;
}

function translationOf(
  texts: ReadonlyMap<string, CompiledArticle>,
  { id, data }: CompiledArticle,
  locale: string,
): CompiledArticle {
  const translation = texts.get(locale);
  if (translation !== undefined) return translation;
  throw new UserError(
    `\`${id}\` has no \`${locale}\` translation.`,
    `\`npm run new -- ${data.type} ${id} --locale ${locale}\` starts one; nothing was changed.`,
  );
}

function accept(
  edit: ContentEdit,
  content: Content,
  { original, translation }: { original: CompiledArticle; translation: CompiledArticle },
): void {
  const state = translationState(original, translation);
  if (state === 'up-to-date') return;
  const { revision } = original;
  changeFrontMatter(edit, pathOf(translation, content), (yaml) =>
    state === 'unmarked' ? addField(yaml, 'translates', revision) : replaceValue(yaml, ['translates'], revision),
  );
}
