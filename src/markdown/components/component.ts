import type { Element, ElementContent, Properties } from 'hast';
import type { Strings } from '../../i18n/strings.ts';
import type { Channel } from '../../knowledge/schemas/channels.ts';

/** A component that articles may use: a function of its attributes and children, never evaluated code. */
export interface Component {
  /** Flow components stand on lines of their own, phrasing ones inside a sentence. */
  kind: 'flow' | 'phrasing';
  /** Whether anything stands between the tags. */
  children: boolean;
  /** The only component it stands in. */
  inside?: string;
  /** The only component that stands in it. */
  holds?: string;
  attributes: Readonly<Record<string, Attribute>>;
  render(attributes: Readonly<Record<string, string>>, children: ElementContent[], context: RenderContext): Element;
}

export interface Attribute {
  required?: boolean;
  /** The values it can have; left out: any text. */
  values?: readonly string[];
  /** The value is the id of something in the operator's files. */
  refersTo?: Reference;
  /** The reader reads the value, so it counts as part of the article's text. */
  isText?: boolean;
}

export type Reference = 'fact' | 'channel' | 'term';

/** What a component may know beside its attributes. */
export interface RenderContext {
  locale: string;
  strings: Strings['markdown'];
  /** Values of facts.yaml in this locale. */
  facts: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, Channel>;
  /** Definitions of glossary.yaml in this locale. */
  terms: ReadonlyMap<string, string>;
}

/** A hast element. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

const phrasingTags = new Set(['a', 'abbr', 'br', 'code', 'del', 'em', 'ins', 'kbd', 'mark', 'span', 'strong', 'sub', 'sup']);

/** Children of a flow element: bare words, as in `<Callout>words</Callout>`, become a paragraph. */
export function asFlow(children: ElementContent[]): ElementContent[] {
  const isPhrasing = (child: ElementContent): boolean =>
    child.type === 'text' ? child.value.trim() !== '' : child.type === 'element' && phrasingTags.has(child.tagName);
  return children.some(isPhrasing) ? [element('p', {}, children)] : children;
}
