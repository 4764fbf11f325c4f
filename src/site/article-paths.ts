import { readFragment } from '../markdown/fragments.ts';
import { type OwnTexts, ownTexts } from './article-page/own-texts.ts';
import { marksFor } from './article-page/page-template.ts';
import { type ArticleShape, shapeId, shapeOf } from './article-page/shape.ts';
import { type ShownArticle, shownArticles } from './article-page/shown-article.ts';
import { cacheKey, siteData } from './site-data.ts';

/** What an article page is rendered from. */
export interface ArticlePageProps {
  shape: ArticleShape;
  /** Of a template, any article of the shape. */
  shown: ShownArticle;
  isTemplate: boolean;
}

/** `getStaticPaths` of the articles: one page for each, or in a build one template for each shape. */
export async function articlePaths(): Promise<
  { params: { locale: string; id: string }; props: ArticlePageProps; cacheKey?: string }[]
> {
  const site = await siteData();
  const { frame, buildsTemplates: isTemplate } = site;
  const pages = shownArticles(site).map((shown) => ({ shown, shape: shapeOf(shown, frame), isTemplate }));
  if (!isTemplate) return pages.map((props) => ({ params: { locale: props.shown.locale, id: props.shown.article.id }, props }));
  const templates = new Map(pages.map((props) => [shapeId(props.shape), props]));
  return Array.from(templates, ([id, props]) => ({
    params: { locale: props.shape.locale, id },
    props,
    cacheKey: cacheKey(frame.digest, props.shape),
  }));
}

/** The article's own texts, or marks in their place. */
export async function textsOfPage({ shown, isTemplate }: ArticlePageProps): Promise<OwnTexts> {
  const { frame } = await siteData();
  const fragment = await readFragment(frame.fragmentsDir, shown.article.fragment);
  if (fragment === undefined) throw new Error(`The compiled body of ${shown.article.id} is missing: build again.`);
  const own = ownTexts(shown, fragment, frame);
  return isTemplate ? marksFor(own) : own;
}
