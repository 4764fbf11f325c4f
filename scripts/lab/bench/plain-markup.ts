import { articleFile, type CorpusArticle } from './corpus.ts';
import { facts, mailAddress } from './operator-files.ts';

/** The article for a tool that has no components: each becomes the plain markup it stands for. */
export function plainFile({ locale, frontMatter, body }: CorpusArticle): string {
  const replacements: readonly [RegExp, string | ((match: string, name: string) => string)][] = [
    [/<Callout type="(\w+)" title="([^"]*)">/g, '<div class="callout callout-$1">\n\n**$2**'],
    [/<Steps>/g, '<div class="steps">'],
    [/<\/(?:Callout|Steps)>/g, '</div>'],
    [/<Fact id="([\w-]+)" \/>/g, (_match, id) => facts[id as keyof typeof facts][locale]],
    [/<Channel id="mail" \/>/g, `[${mailAddress}](mailto:${mailAddress})`],
  ];
  const plain = replacements.reduce((text, [pattern, replacement]) => text.replaceAll(pattern, replacement as string), body);
  return articleFile({ frontMatter, body: plain });
}
