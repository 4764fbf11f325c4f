import { z } from 'zod';
import { type EffectTexts, effectTexts } from '../i18n/effect/strings.ts';
import type { Pictures } from '../reports/document.ts';
import type { ReportLook } from '../reports/look.ts';
import { documentHtml, lookFiles } from '../reports/renderers/html.ts';
import { jsonOf } from '../reports/renderers/json.ts';
import { documentMarkdown } from '../reports/renderers/markdown.ts';
import type { WrittenFile } from '../reports/write-report.ts';
import { effectDocument } from './document/effect-document.ts';
import { type Effect, effectSchema } from './effect-schema.ts';
import { concernedPages, type PagePictures, type Picture } from './take-pictures.ts';

/** Folders of effects have this file. */
export const effectSchemaFile = 'effect.schema.json';

/** JSON Schema of `effect.json`. */
export function effectJsonSchema(): string {
  return jsonOf(z.toJSONSchema(effectSchema, { reused: 'ref' }));
}

/**
 * An effect as a page with pictures, as Markdown for a comment and as JSON with its schema.
 *
 * @param pictures of pages; why there are none, if so
 * @param locale of its texts
 */
export function effectFiles(
  effect: Effect,
  look: ReportLook,
  pictures: readonly PagePictures[] | { missing: string },
  locale: string,
): WrittenFile[] {
  const texts = effectTexts(locale);
  const document = effectDocument(effect, locale);
  const pages = concernedPages(effect);
  const taken = 'missing' in pictures ? [] : pictures;
  const left = pages.length - taken.length;
  const notices = [
    ...document.notices,
    ...('missing' in pictures && pages.length > 0 ? [texts.pages.missing(pictures.missing)] : []),
    ...(taken.length > 0 && left > 0 ? [texts.pages.more(taken.length, left)] : []),
  ];
  const section = { id: 'pages', heading: texts.pages.heading, blocks: taken.map((page) => picturesOf(page, texts)) };
  const sections = taken.length === 0 ? document.sections : [...document.sections, section];
  const [{ path: stylesheet, text: styles } = { path: '', text: '' }, ...others] = lookFiles(look);
  return [
    { path: 'index.html', text: documentHtml({ ...document, notices, sections }, '') },
    { path: stylesheet, text: styles + pictureStyles },
    ...others,
    { path: 'effect.md', text: documentMarkdown(document) },
    { path: 'effect.json', text: jsonOf(effectSchema.parse(effect)) },
    { path: effectSchemaFile, text: effectJsonSchema() },
    ...taken.flatMap((page) =>
      sides.flatMap((side) => {
        const picture = page[side];
        return picture === undefined ? [] : [{ path: pathOf(page, side), text: picture.bytes }];
      }),
    ),
  ];
}

const sides = ['before', 'after'] as const;
function picturesOf(page: PagePictures, texts: EffectTexts): Pictures {
  const labels = { before: texts.before, after: texts.now };
  const pictures = sides.flatMap((side) => {
    const picture: Picture | undefined = page[side];
    if (picture === undefined) return [];
    const { width, height } = picture;
    return [
      {
        label: labels[side],
        src: pathOf(page, side),
        alt: texts.pages.alt(page.title, labels[side]),
        width,
        height,
      },
    ];
  });
  return { kind: 'pictures', caption: `${page.title} (${page.locale}/${page.id})`, pictures };
}

function pathOf({ locale, id }: PagePictures, side: (typeof sides)[number]): string {
  return `pictures/${locale}/${id}-${side}.png`;
}

const pictureStyles = `
.pictures { display: flex; flex-wrap: wrap; align-items: flex-start; }
.pictures figure { margin: 0 1rem 1rem 0; max-width: 100%; }
.pictures figcaption { margin-bottom: 0.25rem; }
.pictures img { display: block; max-width: 100%; height: auto; border: 1px solid; }
`;
