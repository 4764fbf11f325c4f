import type { ElementContent } from 'hast';
import { type Component, element, text } from './component.ts';

const arrow = ' → ';

/** The way to a place in the app: `<Path>Me > Orders</Path>`. A name never breaks unless it is wider than the line. */
export const path: Component = {
  kind: 'phrasing',
  children: true,
  attributes: {},
  render: (_attributes, children, { strings }) => {
    const names = splitNames(children);
    return element('span', { className: ['path'] }, [
      ...names.flatMap((name, index) => [
        ...(index === 0 ? [] : [element('span', { role: 'img', ariaLabel: strings.pathArrow }, [text(arrow.trim())]), text(' ')]),
        element('span', { className: ['path-name'] }, name),
        ...(index === names.length - 1 ? [] : [text(' ')]),
      ]),
    ]);
  },
  plain: (_attributes, content) =>
    splitText(content.replaceAll('&gt;', '>').replaceAll('\\>', '>'))
      .map((name) => name.trim())
      .join(arrow),
};

/** `>`, or the arrows that writers paste. */
function splitText(value: string): string[] {
  return value.split(/[>›→]/);
}

/** The content of each name: text is split, other elements belong to the name they stand in. */
function splitNames(children: readonly ElementContent[]): ElementContent[][] {
  const names: ElementContent[][] = [[]];
  for (const child of children) {
    if (child.type !== 'text') {
      names.at(-1)?.push(child);
      continue;
    }
    for (const [index, part] of splitText(child.value).entries()) {
      if (index > 0) names.push([]);
      // Space beside an arrow is not part of the name; space beside bold words is.
      const value = names.at(-1)?.length === 0 ? part.trimStart() : part;
      if (value !== '') names.at(-1)?.push(text(value));
    }
  }
  return names.filter((name) => name.length > 0).map(trimEnd);
}

function trimEnd(name: ElementContent[]): ElementContent[] {
  const last = name.at(-1);
  return last?.type === 'text' ? [...name.slice(0, -1), text(last.value.trimEnd())] : name;
}
