import type { Element, ElementContent, Properties } from 'hast';
import { plainRendition } from '../../media/renditions.ts';
import { type Attributes, type Component, element, type RenderContext, text } from './component.ts';
import { missingPicture, phoneWidth, pictureElements } from './picture.ts';
import { faultOfAlternative } from './text-alternative.ts';

/** A screen with numbered marks: `<Screenshot src="/media/….svg" alt="…">` around `<Mark>`s. */
export const screenshot: Component = {
  kind: 'flow',
  children: 'optional',
  holds: 'Mark',
  attributes: {
    src: { required: true, media: ['picture', 'drawing'] },
    alt: {
      required: true,
      isText: true,
      check: (alt) => {
        const fault = faultOfAlternative(alt, 'The screenshot');
        return fault && { rule: 'media/alt', ...fault };
      },
    },
    caption: { isText: true },
  },
  render(attributes, children, context) {
    const { src = '', alt = '', caption = firstClause(alt) } = attributes;
    const file = context.media.get(src);
    const marks = children.filter(isMark);
    const options = { alt, loading: context.loading(), enlarges: true };
    const pictures = file === undefined ? [missingPicture(alt)] : pictureElements(file, options, context);
    const overlay =
      marks.length === 0 ? [] : [element('svg', { className: ['marks'], ariaHidden: 'true' }, marks.flatMap(drawMark))];
    return element('figure', { className: ['screen'] }, [
      file?.size !== undefined && file.size.width <= phoneWidth
        ? enlargeable([...pictures, ...overlay], context)
        : element('div', { className: ['screen-shot'] }, [...pictures, ...overlay]),
      ...(marks.length === 0 ? [] : [element('ol', { className: ['unseen'] }, marks.map(withoutArea))]),
      element('figcaption', {}, [text(caption)]),
    ]);
  },
  plain(attributes, content, context) {
    const { alt = '', caption } = attributes;
    const parts = [
      `![${alt.replaceAll(/[[\]\\]/g, '\\$&')}](${addressOf(attributes, context)})`,
      caption && `*${caption}*`,
      content,
    ];
    return parts.filter((part) => part).join('\n\n');
  },
};

/** A narrow picture, which a click enlarges with its marks; wide ones open in full as in other figures. */
function enlargeable(content: ElementContent[], { strings }: RenderContext): Element {
  return element('details', { className: ['zoom'] }, [
    element('summary', { className: ['screen-shot'], title: strings.enlarge }, content),
  ]);
}

/** What a text alternative begins with: `Order details` of `Order details: the course, when it was paid`. */
function firstClause(alt: string): string {
  return alt.split(/：|: /, 1)[0] ?? alt;
}

/** What to see on a screenshot, numbered like the step it belongs to: `<Mark step="2" at="50,90" label="…" />`. */
export const mark: Component = {
  kind: 'flow',
  children: false,
  inside: 'Screenshot',
  attributes: {
    step: {
      required: true,
      example: '2',
      check: (step) =>
        /^[1-9]\d?$/.test(step)
          ? undefined
          : { message: `\`${step}\` is not the number of a step.`, hint: 'Write a number from 1 to 99.' },
    },
    at: {
      required: true,
      example: '6,88,88,8',
      check: (at) =>
        areaOf(at) === undefined
          ? {
              message: `\`${at}\` is not a place on the picture.`,
              hint: 'Write `x,y` or `x,y,width,height`, each in percent of the picture: `at="50,90"`.',
            }
          : undefined,
    },
    label: { required: true, isText: true },
  },
  render: ({ step = '', at = '', label = '' }) => element('li', { value: step, dataAt: at }, [text(label)]),
  plain: ({ step = '', label = '' }) => `${step}. ${label}\n`,
};

/** In percent of the picture; without a size the number alone is shown there. */
interface Area {
  x: number;
  y: number;
  width?: number;
  height?: number;
}

function areaOf(at: string): Area | undefined {
  if (!/^\d{1,3}(?:\.\d{1,2})?(?:\s?,\s?\d{1,3}(?:\.\d{1,2})?){1,3}$/.test(at)) return undefined;
  const [x = 0, y = 0, width, height] = at.split(',').map(Number);
  if (x > 100 || y > 100) return undefined;
  if (width === undefined) return { x, y };
  if (height === undefined || x + width > 100 || y + height > 100) return undefined;
  return { x, y, width, height };
}

function isMark(child: ElementContent): child is Element {
  return child.type === 'element' && child.properties['dataAt'] !== undefined;
}

function withoutArea({ properties: { dataAt: _, ...properties }, ...item }: Element): Element {
  return { ...item, properties };
}

/** A disc with the number, of the same size on every picture, and a ring around the area if it has a size. */
function drawMark({ properties }: Element): ElementContent[] {
  const area = areaOf(String(properties['dataAt']));
  if (area === undefined) return [];
  const percent = (value: number): string => `${value}%`;
  const { x, y, width, height } = area;
  const ring: Properties | undefined =
    width === undefined || height === undefined
      ? undefined
      : { x: percent(x), y: percent(y), width: percent(width), height: percent(height), rx: '10' };
  // At the end of the ring, so that the number does not hide what the ring is around.
  const [cx, cy] = [percent(x + (width ?? 0)), percent(y)];
  return [
    ...(ring === undefined ? [] : [element('rect', ring, [])]),
    element('circle', { cx, cy, r: '12' }, []),
    element('text', { x: cx, y: cy, dy: '.36em' }, [text(String(properties['value']))]),
  ];
}

/** Address of the picture in the article's Markdown copy. */
function addressOf({ src = '' }: Attributes, { media }: RenderContext): string {
  const file = media.get(src);
  return file === undefined ? src : encodeURI(plainRendition(file).path);
}
