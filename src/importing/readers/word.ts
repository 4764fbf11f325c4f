import { basename, extname } from 'node:path';
import { UserError } from '../../errors.ts';
import { importedArticle, type ReadSource } from '../imported-article.ts';
import { assertSmallArchive } from './archive.ts';
import { readHtmlText } from './html.ts';

/**
 * A Word file as one article, with its pictures.
 *
 * @throws UserError when it is not a Word file
 */
export async function readWord(file: string, source: string): Promise<ReadSource> {
  await assertSmallArchive(file);
  const { default: mammoth } = await import('mammoth');
  // Pictures become `data:` addresses.
  const { value } = await mammoth.convertToHtml({ path: file }).catch((cause: unknown) => {
    throw new UserError(`${file} cannot be read as a Word document.`, 'Save it again as .docx.', { cause });
  });
  const { title, body } = readHtmlText(value);
  return { articles: [importedArticle({ source, title: title || basename(file, extname(file)), body })], problems: [] };
}
