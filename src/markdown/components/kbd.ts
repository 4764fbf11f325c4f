import { type Component, element, text } from './component.ts';

/** Keys to press: `<Kbd>Ctrl+K</Kbd>` shows each key by itself. */
export const kbd: Component = {
  kind: 'phrasing',
  children: true,
  attributes: {},
  render: (_attributes, children) => {
    const [only] = children;
    const keys = children.length === 1 && only?.type === 'text' ? only.value.split('+').map((key) => key.trim()) : [];
    // `Ctrl++` is Ctrl and the plus key: it stays as it is written.
    if (keys.length < 2 || keys.includes('')) return element('kbd', {}, children);
    return element(
      'span',
      { className: ['keys'] },
      keys.flatMap((key, index) => [...(index === 0 ? [] : [text('+')]), element('kbd', {}, [text(key)])]),
    );
  },
  plain: (_attributes, content) => content,
};
