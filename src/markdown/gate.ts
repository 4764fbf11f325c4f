import type { Definition, Heading, Image, ImageReference, Link, Nodes, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import type { Rule } from '../findings/rules.ts';
import { didYouMean, nearest } from '../knowledge/yaml-source.ts';
import type { Attribute, Reference, RenderContext } from './components/component.ts';
import { components, htmlElements } from './components/index.ts';
import type { BodyFinding } from './fragment.ts';
import { isKnownLanguage } from './highlight.ts';
import { attributesOf, type JsxElement } from './jsx.ts';
import { mendSwallowedLink } from './swallowed-link.ts';

/**
 * What an article may hold. Looks at the very tree that is rendered, so nothing passes here and
 * means something else on the page.
 *
 * @param source the text the tree was parsed from
 */
export function checkTree(tree: Root, source: string, context: RenderContext): BodyFinding[] {
  const findings: BodyFinding[] = [];
  const report = (rule: Rule, node: Nodes, message: string, hint: string): void => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    findings.push({ rule, line, column, message, hint });
  };

  const urlOf = definitionsOf(tree);
  visitParents(tree, (node, ancestors) => {
    switch (node.type) {
      case 'mdxjsEsm':
        report(
          'mdx/import',
          node,
          `\`${firstLine(node.value)}\` would run as code.`,
          'Take it out: every component is at hand without import, and data belongs into the operator’s YAML files.',
        );
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(node.value)) {
          report(
            'mdx/expression',
            node,
            `\`{${firstLine(node.value)}}\` is an expression, which is never evaluated.`,
            'Write the text itself; braces meant as text are `\\{` and `\\}`.',
          );
        }
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, ancestors.length === 0 ? undefined : ancestors.at(-1), report, context);
        break;
      case 'html':
        report('mdx/unsafe-element', node, 'Raw HTML is not shown.', 'Write it in Markdown or with a component.');
        break;
      case 'link':
      case 'definition':
        checkUrl(node, source, report);
        break;
      case 'image':
        checkImage(node, node.url, report);
        break;
      case 'imageReference':
        checkImage(node, urlOf(node.identifier) ?? '', report);
        break;
      case 'heading':
        if (textOf(node).trim() === '' && node.children.every(({ type }) => type === 'text')) {
          report('structure/empty-heading', node, 'The heading has no text.', 'Give it a text or take it out.');
        }
        break;
      case 'code':
        if (node.lang && !isKnownLanguage(node.lang)) {
          report(
            'structure/unknown-language',
            node,
            `\`${node.lang}\` is not a language that can be highlighted.`,
            'Use `text`, or a language listed in src/markdown/highlight.ts.',
          );
        }
        break;
    }
  });
  checkHeadingLevels(tree, report);
  return findings;
}

type Report = (rule: Rule, node: Nodes, message: string, hint: string) => void;

function checkElement(node: JsxElement, parent: Nodes | undefined, report: Report, context: RenderContext): void {
  const name = node.name ?? '';
  const component = components[name];
  if (component === undefined && htmlElements[name] === undefined) {
    const known = [...Object.keys(components), ...Object.keys(htmlElements)];
    const isHtml = name === '' || name === name.toLowerCase();
    report(
      isHtml ? 'mdx/unsafe-element' : 'mdx/unknown-component',
      node,
      name === ''
        ? '`<>` is not an element.'
        : `\`<${name}>\` is not ${isHtml ? 'an element an article may use' : 'a component'}.${didYouMean(nearest(name, known))}`,
      isHtml
        ? `Write it in Markdown. Allowed are ${list(Object.keys(htmlElements))}.`
        : `The components are ${list(Object.keys(components))}.`,
    );
    return;
  }
  checkAttributes(
    node,
    component?.attributes ?? Object.fromEntries((htmlElements[name] ?? []).map((key) => [key, {}])),
    report,
    context,
  );
  if (component === undefined) return;
  if (component.kind === 'flow' && node.type === 'mdxJsxTextElement') {
    report(
      'mdx/placement',
      node,
      `\`<${name}>\` stands inside a ${parent?.type === 'paragraph' ? 'sentence' : 'line'}.`,
      'Put it on a line of its own, with a blank line before and after.',
    );
  }
  if (!component.children && node.children.length > 0) {
    report('mdx/placement', node, `\`<${name}>\` takes no content.`, `Write \`<${name} … />\`.`);
  }
  const outer = parent !== undefined && 'name' in parent ? parent.name : null;
  if (component.inside !== undefined && outer !== component.inside) {
    report(
      'mdx/placement',
      node,
      `\`<${name}>\` stands outside of \`<${component.inside}>\`.`,
      `Put it straight into \`<${component.inside}>\`.`,
    );
  }
  const { holds } = components[outer ?? ''] ?? {};
  if (holds !== undefined && holds !== name) {
    report(
      'mdx/placement',
      node,
      `\`<${outer}>\` holds \`<${holds}>\` and nothing else.`,
      `Put this into a \`<${holds}>\`, or outside.`,
    );
  }
  if (component.children && node.children.length === 0) {
    report('mdx/placement', node, `\`<${name}>\` is empty.`, 'Put the text between its tags, or take it out.');
  }
}

function checkAttributes(
  node: JsxElement,
  known: Readonly<Record<string, Attribute>>,
  report: Report,
  context: RenderContext,
): void {
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report(
        'mdx/expression',
        node,
        `\`{${firstLine(attribute.value)}}\` is an expression, which is never evaluated.`,
        'Write each attribute as `name="value"`.',
      );
    } else if (!Object.hasOwn(known, attribute.name)) {
      const isHandler = /^on/i.test(attribute.name);
      report(
        'mdx/attribute',
        node,
        `\`<${node.name}>\` has no attribute \`${attribute.name}\`${isHandler ? ': event handlers would run as code' : ''}.${didYouMean(nearest(attribute.name, Object.keys(known)))}`,
        Object.keys(known).length === 0 ? 'Take it out.' : `It knows ${list(Object.keys(known))}.`,
      );
    } else if (attribute.value !== null && typeof attribute.value === 'object') {
      report(
        'mdx/expression',
        node,
        `\`${attribute.name}={${firstLine(attribute.value.value)}}\` is an expression, which is never evaluated.`,
        `Write \`${attribute.name}="…"\`.`,
      );
    }
  }
  const values = attributesOf(node);
  const hasExpression = node.attributes.some(
    ({ type, value }) => type === 'mdxJsxExpressionAttribute' || (value !== null && typeof value === 'object'),
  );
  for (const [name, rule] of Object.entries(known)) {
    const value = values[name];
    if (value === undefined) {
      if (rule.required && !hasExpression)
        report(
          'mdx/attribute',
          node,
          `\`<${node.name}>\` needs \`${name}\`.`,
          `Add \`${name}="${rule.values?.join('|') ?? '…'}"\`.`,
        );
    } else if (rule.values !== undefined && !rule.values.includes(value)) {
      report(
        'mdx/attribute',
        node,
        `\`${value}\` is not a value of \`${name}\`.${didYouMean(nearest(value, rule.values))}`,
        `Use one of ${list(rule.values)}.`,
      );
    } else if (rule.refersTo !== undefined) {
      checkReference(node, rule.refersTo, value, report, context);
    }
  }
}

/** What an attribute can refer to: where it is looked up, and what is said when it is not there. */
const references = {
  fact: { known: ({ facts }) => facts, rule: 'mdx/unknown-fact', file: 'facts.yaml' },
  channel: { known: ({ channels }) => channels, rule: 'taxonomy/unknown-channel', file: 'channels.yaml' },
  term: { known: ({ terms }) => terms, rule: 'mdx/unknown-term', file: 'glossary.yaml' },
} as const satisfies Record<
  Reference,
  { known: (context: RenderContext) => ReadonlyMap<string, unknown>; rule: Rule; file: string }
>;

function checkReference(node: JsxElement, kind: Reference, id: string, report: Report, context: RenderContext): void {
  const { known, rule, file } = references[kind];
  const entries = known(context);
  if (entries.has(id)) return;
  report(
    rule,
    node,
    `\`${id}\` is not a ${kind}.${didYouMean(nearest(id, entries.keys()))}`,
    `Each ${kind} is listed in ${file}.`,
  );
}

function checkUrl(node: Link | Definition, source: string, report: Report): void {
  const { url } = node;
  if (!isSafeUrl(url)) {
    report(
      'link/unsafe',
      node,
      `\`${url}\` does not use https, http, mailto or tel.`,
      'Link to https://…, to a path of this site such as /zh-cn/articles/…/, or to #heading.',
    );
    return;
  }
  if (node.type !== 'link') return;
  const mended = mendSwallowedLink(node, source);
  if (mended !== undefined)
    report('link/swallowed', node, `The bare link swallows what follows: \`${url}\`.`, `Write \`${mended}\`.`);
}

function checkImage(node: Image | ImageReference, url: string, report: Report): void {
  if ((node.alt ?? '').trim() === '')
    report(
      'media/alt',
      node,
      `The image \`${url}\` has no text alternative.`,
      'Say in the brackets what the picture shows: `![…](…)`.',
    );
  if (!isOwnImage(url))
    report(
      'media/external',
      node,
      `\`${url}\` is not an image of this site.`,
      'Put the file into public/ and write its path from the root: `/images/….png`.',
    );
}

/** Addresses of `[name]: …`, of which the first counts; the name as remark-parse writes it in `identifier`. */
export function definitionsOf(tree: Root): (identifier: string) => string | undefined {
  const urls = new Map<string, string>();
  visitParents(tree, 'definition', ({ identifier, url }) => {
    if (!urls.has(identifier)) urls.set(identifier, url);
  });
  return (identifier) => urls.get(identifier);
}

/** Schemes that cannot run anything, without what browsers drop from an address or take for a slash. */
export function isSafeUrl(url: string): boolean {
  if (/^\s|^\/\/|[\p{Cc}\\]/u.test(url)) return false;
  if (!URL.canParse(url, 'https://base.invalid')) return false;
  return ['https:', 'http:', 'mailto:', 'tel:'].includes(new URL(url, 'https://base.invalid').protocol);
}

/** A path of this site: pictures from elsewhere tell others who reads what. */
export function isOwnImage(url: string): boolean {
  return url.startsWith('/') && isSafeUrl(url);
}

function checkHeadingLevels(tree: Root, report: Report): void {
  let previous = 1;
  visitParents(tree, 'heading', (node: Heading) => {
    if (node.depth === 1)
      report(
        'structure/heading-level',
        node,
        'A heading of level 1 is the title, which stands in the front matter.',
        'Begin with `##`.',
      );
    else if (node.depth > previous + 1)
      report(
        'structure/heading-level',
        node,
        `The heading jumps from level ${previous} to level ${node.depth}.`,
        `Write \`${'#'.repeat(previous + 1)}\`.`,
      );
    previous = Math.max(node.depth, 1);
  });
}

function isComment(value: string): boolean {
  return /^(?:\s|\/\*[\s\S]*?\*\/)*$/.test(value);
}

function firstLine(value: string): string {
  const line = value.trim().split('\n')[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function textOf(node: Nodes): string {
  return 'children' in node ? node.children.map(textOf).join('') : 'value' in node ? node.value : '';
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
