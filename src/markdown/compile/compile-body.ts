import type { Root } from 'mdast';
import { comparable, minHash } from '../../knowledge/min-hash.ts';
import { mediaKinds } from '../../media/media-file.ts';
import type { RenderContext } from '../components/component.ts';
import { components } from '../components/index.ts';
import { definitionsOf } from '../definitions.ts';
import {
  type BodyFinding,
  type Fragment,
  type FragmentFacts,
  type Link,
  type MediaUse,
  refusedFacts,
  refusedFragment,
} from '../fragment.ts';
import { withoutFragment } from '../html/downloads.ts';
import { extrasOf } from '../html/extras.ts';
import { headingsOf } from '../html/headings-of-tree.ts';
import { renderTree } from '../html/render.ts';
import { attributesOf, type JsxElement } from '../jsx.ts';
import { parseBody } from '../parse.ts';
import { plainMarkdown } from '../plain-markdown.ts';
import { checkProse } from '../prose/check-prose.ts';
import { checkTree } from '../sanitize/check-tree.ts';
import { visit } from '../visit.ts';
import { wordsOf } from '../words.ts';

/** Compares texts well enough to choose those that are compared word for word. */
const sketchBins = 32;

/** Compiles the body of an article. Never throws: a body with a syntax error has that as its only finding. */
export async function compileBody(body: string, context: RenderContext): Promise<Fragment> {
  try {
    const parsed = parseBody(body);
    if ('finding' in parsed) return refusedFragment(parsed.finding);
    const { tree } = parsed;
    const facts = factsOf(tree, body, context);
    const { html, headings } = await renderTree(tree, context);
    return { html, markdown: plainMarkdown(tree, body, context), ...facts, headings, extras: extrasOf(html) };
  } catch (error) {
    return refusedFragment(bugIn(error));
  }
}

/** What checks need of the body of an article, in half the time: the same as `compileBody` says. Never throws. */
export function factsOfBody(body: string, context: RenderContext): FragmentFacts {
  try {
    const parsed = parseBody(body);
    if ('finding' in parsed) return refusedFacts(parsed.finding);
    const { tree } = parsed;
    return { ...factsOf(tree, body, context), headings: headingsOf(tree, context) };
  } catch (error) {
    return refusedFacts(bugIn(error));
  }
}

/** All facts but the headings, whose ids come from their HTML. */
function factsOf(tree: Root, body: string, context: RenderContext): Omit<FragmentFacts, 'headings'> {
  const inTree = checkTree(tree, body, context);
  const { findings: inProse, unknownWords } = checkProse(tree, body, context.locale);
  const words = wordsOf(tree, context);
  const { links, media, used } = collect(tree);
  return {
    links,
    media,
    components: used,
    words,
    sketch: sketchOf(words),
    unknownWords,
    findings: [...inTree, ...inProse],
  };
}

function bugIn(error: unknown): BodyFinding {
  return {
    rule: 'mdx/syntax',
    line: 1,
    column: 1,
    message: `The article cannot be compiled (${String(error)}).`,
    hint: 'This is a bug in the engine. Undo the latest changes one by one until the article compiles, and report the one that caused it.',
  };
}

/** Texts of fewer characters are alike by chance, such as those of a form that is filled in. */
const minSketchedLength = 100;

function sketchOf(words: readonly string[]): number[] {
  const text = comparable(words);
  return text.length < minSketchedLength ? [] : [...minHash(text, sketchBins)];
}

function collect(tree: Root): { links: Link[]; media: MediaUse[]; used: string[] } {
  const links: Link[] = [];
  const media: MediaUse[] = [];
  const used = new Set<string>();
  const urlOf = definitionsOf(tree);
  visit(tree, (node) => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    switch (node.type) {
      case 'link':
      case 'definition':
        links.push({ url: node.url, line, column });
        break;
      case 'image':
        media.push({ url: node.url, line, column, kinds: pictureKinds });
        break;
      case 'imageReference':
        media.push({ url: urlOf(node.identifier) ?? '', line, column, kinds: pictureKinds });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        if (!Object.hasOwn(components, node.name ?? '')) break;
        used.add(node.name ?? '');
        media.push(...mediaOfElement(node).map((use) => ({ ...use, line, column })));
        break;
    }
  });
  // A link that is not to an article may lead to a download, or open a picture.
  media.push(
    ...links
      .filter(({ url }) => url.startsWith('/media/'))
      .map((link) => ({ ...link, url: withoutFragment(link.url), kinds: mediaKinds })),
  );
  return { links, media, used: [...used].sort() };
}

const pictureKinds = ['picture', 'drawing'] as const;

function mediaOfElement(node: JsxElement): Pick<MediaUse, 'url' | 'kinds'>[] {
  const known = components[node.name ?? '']?.attributes ?? {};
  return Object.entries(attributesOf(node)).flatMap(([name, url]) => {
    const kinds = known[name]?.media;
    return kinds === undefined || !url.startsWith('/media/') ? [] : [{ url, kinds }];
  });
}
