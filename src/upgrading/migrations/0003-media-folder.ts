import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { parseBody } from '../../markdown/parse.ts';
import { visit } from '../../markdown/visit.ts';
import { splitEntry } from '../../writing/editing/entry-text.ts';
import type { ByHand, ContentFiles, Migration } from '../migration.ts';

/** Pictures were files of public/, outside the content folder. */
export const mediaFolder: Migration = {
  to: 3,
  summary:
    'Pictures and downloads are in the folder media/ of the content and are named `/media/…`; those of public/ are not sized, encoded or checked.',
  migrate: (files) => ({ changed: new Map(), byHand: [...picturesOfArticles(files), ...codesOfChannels(files)] }),
};

function picturesOfArticles(files: ContentFiles): ByHand[] {
  return [...files]
    .filter(([path]) => path.endsWith('.mdx'))
    .flatMap(([path, text]) => {
      const parts = splitEntry(text);
      const parsed = parts && parseBody(parts.body);
      if (parts === undefined || parsed === undefined || 'finding' in parsed) return [];
      const linesBefore = text.slice(0, text.length - parts.body.length).split('\n').length - 1;
      const found: ByHand[] = [];
      visit(parsed.tree, (node) => {
        if (node.type !== 'image' || !isPublicFile(node.url)) return;
        found.push({ path, line: linesBefore + (node.position?.start.line ?? 1), what: moveToMedia(node.url) });
      });
      return found;
    });
}

/** QR codes: any other text than `/media/…` is drawn as a code. */
function codesOfChannels(files: ContentFiles): ByHand[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(files.get('channels.yaml') ?? '', { lineCounter: lines });
  const list = isMap(contents) ? contents.get('channels') : contents;
  return (isSeq(list) ? list.items : []).flatMap((channel) => {
    const code = isMap(channel) ? channel.get('qr', true) : undefined;
    if (!isScalar(code) || typeof code.value !== 'string' || !isPublicFile(code.value)) return [];
    return [{ path: 'channels.yaml', line: lines.linePos(code.range?.[0] ?? 0).line, what: moveToMedia(code.value) }];
  });
}

function isPublicFile(url: string): boolean {
  return url.startsWith('/') && !url.startsWith('//') && !url.startsWith('/media/');
}

function moveToMedia(url: string): string {
  const name = url.split('/').at(-1);
  return `Move public${url} to media/${name} of the content, and write \`/media/${name}\`.`;
}
