import { isMainThread } from 'node:worker_threads';
import type { ShareLook } from '../brand/share-picture.ts';
import { readSign } from '../brand/sign.ts';
import type { Frame } from '../edition/frame.ts';
import { languageTag } from '../knowledge/article-id.ts';
import { digestOf } from './digest-of.ts';

/** Whether such pages have a picture of their own for links that are shared; never in the internal edition. */
export function hasSharePictures({ audience, brand }: Frame, of: 'articles' | 'site'): boolean {
  if (audience === 'internal' || brand.sharePictures === 'none') return false;
  return of === 'site' || brand.sharePictures === 'articles';
}

let prepared: { digest: string; look: Promise<ShareLook> } | undefined;

let drawsHan: Promise<boolean> | undefined;

/** Whether this machine can draw Chinese. */
function canDrawHan(): Promise<boolean> {
  drawsHan ??= import('../brand/letters.ts').then(({ canDraw, shareFonts }) => canDraw('中文', shareFonts));
  return drawsHan;
}

/** Changes with everything that the picture of a page shows. */
export async function pictureDigest({ site, brand }: Frame, locale: string, title: string): Promise<string> {
  return digestOf(brand.digest, site.name[locale], title, await canDrawHan());
}

/** Draws the picture of a page in a locale; see `sharePictures`. */
export async function sharePicture(frame: Frame, locale: string, title: string): Promise<Uint8Array<ArrayBuffer>> {
  const [picture] = await sharePictures(frame, locale, [title]);
  return picture as Uint8Array<ArrayBuffer>;
}

/**
 * Draws the pictures of pages in a locale. Without Chinese fonts on this machine, Chinese text is left out of the pictures,
 * and the build says so once.
 *
 * @returns in the order of the titles
 */
export async function sharePictures(
  { site, brand }: Frame,
  locale: string,
  titles: readonly string[],
): Promise<Uint8Array<ArrayBuffer>[]> {
  // Imported on demand: pages know about the pictures without drawing any.
  const { drawSharePictures } = await import('../brand/share-picture.ts');
  const { shareFonts } = await import('../brand/letters.ts');
  const { signPng } = await import('../brand/icons.ts');
  if (prepared?.digest !== brand.digest) prepared = { digest: brand.digest, look: prepare() };
  const [look, hasHan] = await Promise.all([prepared.look, canDrawHan()]);
  const name = site.name[locale] ?? '';
  const texts = titles.map((title) =>
    hasHan || !/\p{Script=Han}/u.test(title + name) ? { language: languageTag(locale), title, name } : undefined,
  );
  return drawSharePictures(texts, look);

  async function prepare(): Promise<ShareLook> {
    const mark = await signPng(await readSign({ picture: brand.mark ?? brand.favicon, colors: brand.colors }), 176);
    // Threads draw for a build that also draws the picture of the site.
    if (isMainThread && !(await canDrawHan()))
      console.warn(
        'This machine has no Chinese font, so pictures for shared links show no Chinese text. Install one, such as Noto Sans CJK.',
      );
    return { mark, colors: brand.colors, fonts: shareFonts };
  }
}

/** The same as the answer to a request. */
export async function pictureResponse(frame: Frame, locale: string, title: string): Promise<Response> {
  return new Response(await sharePicture(frame, locale, title), { headers: { 'Content-Type': 'image/png' } });
}
