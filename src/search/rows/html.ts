import { escapeMarkup } from '../../escape-markup.ts';

/** HTML that was made, as opposed to text, which is escaped. */
export interface Html {
  html: string;
}

/** Makes elements as HTML; none of those without an end tag. */
export function htmlElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Html | string)[]
): Html {
  const listed = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escapeMarkup(value)}"`);
  const content = children.map((child) => (typeof child === 'string' ? escapeMarkup(child) : child.html));
  return { html: `<${name}${listed.join('')}>${content.join('')}</${name}>` };
}
