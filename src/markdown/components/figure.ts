import { asFlow, type Component, element, text } from './component.ts';

/** A picture with its caption: `<Figure caption="…">` around `![…](…)`. */
export const figure: Component = {
  kind: 'flow',
  children: true,
  attributes: { caption: { required: true, isText: true } },
  render: ({ caption = '' }, children) =>
    element('figure', {}, [...asFlow(children), element('figcaption', {}, [text(caption)])]),
  plain: ({ caption = '' }, content) => `*${caption}*\n\n${content}`,
};
