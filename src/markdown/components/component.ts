import type { Element, ElementContent, Properties } from 'hast';
import type { Rule } from '../../findings/rules.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Channel } from '../../knowledge/schemas/channels.ts';
import type { MediaFile, MediaKind } from '../../media/media-file.ts';
import type { Reference } from './references.ts';

/** A component that articles may use: pure functions of its attributes and content, never evaluated code. */
export interface Component {
  /** Flow components are blocks; phrasing components are part of a sentence. */
  kind: 'flow' | 'phrasing';
  /** Whether it has content between its tags. */
  children: boolean | 'optional';
  /** What is reported when it needs content and has none, if not that it is empty. */
  whenEmpty?: Required<AttributeFault>;
  /** The only component it may be a direct child of. */
  inside?: string;
  /** The only component that may be its direct child. */
  holds?: string;
  attributes: Readonly<Record<string, Attribute>>;
  /** Its HTML. */
  render(attributes: Attributes, children: ElementContent[], context: ArticleContext): Element;
  /**
   * Its form in plain Markdown, with all text that `render` shows.
   *
   * @param content its content as Markdown, empty without children
   */
  plain(attributes: Attributes, content: string, context: RenderContext): string;
}

/** Values by attribute name, as the writer gave them. */
export type Attributes = Readonly<Record<string, string>>;

/** What may be written in an attribute. */
export interface Attribute {
  required?: boolean;
  /** Allowed values; any text when left out. */
  values?: readonly string[];
  /** The value is the id of an entry in the operator's files. */
  refersTo?: Reference;
  /** The value is shown to readers, so it is part of the article's text. */
  isText?: boolean;
  /** The value is the path of a file in content/media/ of one of these kinds. */
  media?: readonly MediaKind[];
  /** What is wrong with a value, and how to write it; `undefined` when nothing is. */
  check?: (value: string, context: RenderContext) => AttributeFault | undefined;
  /** A value for examples, where it is none of the above. */
  example?: string;
}

export interface AttributeFault {
  /** `mdx/attribute` when left out. */
  rule?: Rule;
  message: string;
  hint: string;
}

/** What components can use besides their attributes. */
export interface RenderContext {
  locale: string;
  /** Path below which the site is served, `/help`; empty at the root of a host. */
  basePath: string;
  strings: Strings['markdown'];
  /** Values of facts.yaml in this locale, by id. */
  facts: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, Channel>;
  /** Definitions of glossary.yaml in this locale, by id. */
  terms: ReadonlyMap<string, string>;
  /** Hosts whose players `<Video>` may show. */
  videoHosts: readonly string[];
  /** The files of content/media/ that the body names, by path. */
  media: ReadonlyMap<string, MediaFile>;
}

/** The same within one article. */
export interface ArticleContext extends RenderContext {
  /** Returns 1, 2, 3…, for names that must be unique on the page. */
  nextNumber(): number;
  /** How the picture of the element that is being rendered loads: at once only if it is the first, and near the top. */
  loading(): 'eager' | 'lazy';
}

/** A hast element. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** A hast text node. */
export function text(value: string): ElementContent {
  return { type: 'text', value };
}

const phrasingTags = new Set(['a', 'abbr', 'br', 'code', 'del', 'em', 'ins', 'kbd', 'mark', 'span', 'strong', 'sub', 'sup']);

/** An icon of Lucide, drawn from the sprite of the page. */
export function icon(name: string): Element {
  return element('svg', { className: ['icon'], ariaHidden: 'true' }, [element('use', { xLinkHref: `#i-${name}` }, [])]);
}

/** Children of a flow element: bare words, as in `<Callout>words</Callout>`, become a paragraph. */
export function asFlow(children: ElementContent[]): ElementContent[] {
  const isPhrasing = (child: ElementContent): boolean =>
    child.type === 'text' ? child.value.trim() !== '' : child.type === 'element' && phrasingTags.has(child.tagName);
  return children.some(isPhrasing) ? [element('p', {}, children)] : children;
}

/** Content under a bold line, for `plain`. */
export function titled(title: string, content: string): string {
  return `**${title}**\n\n${content}`;
}
