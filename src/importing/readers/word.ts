import { basename, extname } from 'node:path';
import { UserError } from '../../errors.ts';
import { importedArticle, type ReadSource } from '../imported-article.ts';
import { assertSmallArchive } from './archive.ts';
import { readHtmlText } from './html.ts';

/**
 * A Word file as one article. Its pictures are left out and named: a document has them inside.
 *
 * @throws UserError when it is not a Word file
 */
export async function readWord(file: string, source: string): Promise<ReadSource> {
  await assertSmallArchive(file);
  const { default: mammoth } = await import('mammoth');
  let pictures = 0;
  const convertImage = mammoth.images.imgElement(async () => {
    pictures += 1;
    return { src: '' };
  });
  const { value } = await mammoth.convertToHtml({ path: file }, { convertImage }).catch((cause: unknown) => {
    throw new UserError(`${file} cannot be read as a Word document.`, 'Save it again as .docx.', { cause });
  });
  const { title, body } = readHtmlText(value.replaceAll(/<img\b[^<>]*>/g, ''));
  return {
    articles: [importedArticle({ source, title: title || basename(file, extname(file)), body })],
    problems:
      pictures === 0 ? [] : [{ where: source, message: `${pictures} pictures were left out: save them as files and add them.` }],
  };
}
