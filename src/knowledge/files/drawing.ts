import { SaxesParser, type SaxesTagNS } from 'saxes';

/** What a browser would show of an SVG file, or why it is not published. */
export interface Drawing {
  /** In CSS pixels; `undefined` when the file names no size. */
  size: { width: number; height: number } | undefined;
  problems: DrawingProblem[];
}

export interface DrawingProblem {
  /** Both counted from 1. */
  line: number;
  column: number;
  message: string;
  hint: string;
}

/** Elements in a drawing, and how deep they are nested: browsers slow down, and lay out nested filters for seconds. */
export const maxElements = 5_000;
export const maxElementDepth = 50;

const svgNamespace = 'http://www.w3.org/2000/svg';
const xlinkNamespace = 'http://www.w3.org/1999/xlink';

/** Elements that draw. What is missing can run, load, link or change: script, foreignObject, image, a, animate, set, … */
const allowedElements = new Set(
  [
    'svg g defs symbol use title desc metadata style switch',
    'path rect circle ellipse line polyline polygon text tspan textPath',
    'linearGradient radialGradient stop clipPath mask pattern marker filter',
    'feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR',
    'feGaussianBlur feMerge feMergeNode feMorphology feOffset',
  ].flatMap((line) => line.split(' ')),
);

const plainSvg = 'Export it as plain or optimised SVG, with text, shapes, gradients and `<use href="#…">` only.';

/** Of one drawing; more are seldom read. */
const maxProblems = 20;

/** How many elements `<use>` may draw in all: nested ones multiply. */
const maxDrawn = 10 * maxElements;

/** Reads an SVG file without resolving anything. Stops at the first fault of the XML itself. */
export function readDrawing(text: string): Drawing {
  const problems: DrawingProblem[] = [];
  const uses = new UseCount();
  let size: Drawing['size'];
  let elements = 0;
  let depth = 0;
  let styleDepth: number | undefined;
  const parser = new SaxesParser({ xmlns: true });
  // Where the tag begins whose end has been read, or the parser is.
  let tagStart: { line: number; column: number } | undefined;
  const report = (message: string, hint = plainSvg): void => {
    const { line, column } = tagStart ?? { line: parser.line, column: Math.max(1, parser.column) };
    if (problems.length < maxProblems) problems.push({ line, column, message, hint });
  };
  parser.on('opentagstart', ({ name }) => {
    // The parser has read the name and one character more.
    tagStart = { line: parser.line, column: Math.max(1, parser.column - name.length - 1) };
  });
  parser.on('doctype', () => report('The drawing has a doctype, which could define entities.', 'Delete `<!DOCTYPE …>`.'));
  parser.on('processinginstruction', ({ target }) => {
    report(`\`<?${target} …?>\` could load a style sheet.`, `Delete \`<?${target} …?>\`.`);
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    depth += 1;
    if (elements > maxElements || depth > maxElementDepth) {
      const limit = elements > maxElements ? `${maxElements} elements` : `${maxElementDepth} levels of elements`;
      throw new Stopped(`The drawing has more than ${limit}.`, 'Simplify it, or save it as PNG.');
    }
    if (depth === 1) size = checkRoot(tag, report);
    if (tag.local === 'style') styleDepth ??= depth;
    uses.open(tag);
    checkElement(tag, report);
    tagStart = undefined;
  });
  parser.on('closetag', () => {
    if (styleDepth === depth) styleDepth = undefined;
    uses.close();
    depth -= 1;
  });
  const checkText = (value: string): void => {
    if (styleDepth !== undefined) checkStyle(value, report);
  };
  parser.on('text', checkText);
  parser.on('cdata', checkText);
  parser.on('error', (error) => {
    throw new Stopped(`The drawing is not valid XML: ${error.message.replace(/^\d+:\d+: /, '')}`, 'Export it again.');
  });
  try {
    parser.write(text).close();
    if (uses.total() > maxDrawn)
      report(`Its \`<use>\` elements draw more than ${maxDrawn} elements.`, 'Simplify it, or save it as PNG.');
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    report(error.message, error.hint);
  }
  return { size, problems };
}

type Report = (message: string, hint?: string) => void;

function checkRoot(tag: SaxesTagNS, report: Report): Drawing['size'] {
  if (tag.local !== 'svg' || tag.uri !== svgNamespace) {
    report(
      `The root is \`<${tag.name}>\`, not an SVG element.`,
      `Begin with \`<svg xmlns="${svgNamespace}" viewBox="0 0 280 560">\`.`,
    );
    return undefined;
  }
  const attributeOf = (name: string): string => tag.attributes[name]?.value ?? '';
  const [, , boxWidth, boxHeight] = attributeOf('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = pixels(attributeOf('width')) ?? boxWidth;
  const height = pixels(attributeOf('height')) ?? boxHeight;
  if (isLength(boxWidth) && isLength(boxHeight) && isLength(width) && isLength(height)) {
    return { width: Math.round(width), height: Math.round(height) };
  }
  report('The drawing has no `viewBox`, so it could not be scaled.', 'Add `viewBox="0 0 <width> <height>"` to `<svg>`.');
  return undefined;
}

/** `undefined` for lengths in other units, such as `100%`. */
function pixels(value: string): number | undefined {
  return /^\d+(?:\.\d+)?(?:px)?$/.test(value) ? Number.parseFloat(value) : undefined;
}

function isLength(value: number | undefined): value is number {
  return value !== undefined && value >= 1 && value <= 10_000;
}

function checkElement({ name, local, uri, attributes }: SaxesTagNS, report: Report): void {
  if (uri !== svgNamespace || !allowedElements.has(local)) report(`\`<${name}>\` is not allowed in a drawing.`);
  for (const attribute of Object.values(attributes)) {
    const isReference = attribute.local === 'href' && (attribute.uri === '' || attribute.uri === xlinkNamespace);
    if (/^on/i.test(attribute.local)) report(`\`${attribute.name}\` would run as code.`, `Delete \`${attribute.name}\`.`);
    else if (isReference && !attribute.value.startsWith('#')) {
      report(
        `\`${attribute.name}="${shorten(attribute.value)}"\` refers to something outside of the drawing.`,
        'Refer to an id of the same file: `href="#…"`.',
      );
    } else if (attribute.uri === '' && attribute.local !== 'class' && attribute.local !== 'id') {
      checkStyle(attribute.value, report);
    }
  }
}

/** Finds what could load another file in a style sheet, or in an attribute such as `fill`. */
function checkStyle(value: string, report: Report): void {
  // In CSS nothing stands between a function's name and its parenthesis.
  const refers = /@import|@font-face|image-set\(|\b(?:image|src)\(/i.exec(value)?.[0];
  if (refers !== undefined) report(`\`${refers}\` could load another file.`);
  if (/\\[0-9a-f\s]/i.test(value)) report('An escape in a style could hide a reference.', 'Delete the `\\` from the style.');
  for (const [, target = ''] of value.matchAll(/url\(\s{0,20}["']?([^)]{0,80})/gi)) {
    if (!target.startsWith('#')) report(`\`url(${shorten(target)})\` refers to something outside of the drawing.`);
  }
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 57)}…` : value;
}

/** Counts the elements that are drawn when every `<use>` is replaced by what it refers to. */
class UseCount {
  readonly #parts = new Map<string, { elements: number; uses: string[] }>();
  /** The ids around the current element; `undefined` for elements without one. */
  readonly #open: (string | undefined)[] = [];
  readonly #all = { elements: 0, uses: [] as string[] };

  open({ local, attributes }: SaxesTagNS): void {
    const id = attributes['id']?.value;
    if (id !== undefined && !this.#parts.has(id)) this.#parts.set(id, { elements: 0, uses: [] });
    this.#open.push(id);
    const href = (attributes['href'] ?? attributes['xlink:href'])?.value;
    const around = this.#open.flatMap((each) => (each === undefined ? [] : (this.#parts.get(each) ?? [])));
    for (const part of [this.#all, ...around]) {
      part.elements += 1;
      if (local === 'use' && href?.startsWith('#')) part.uses.push(href.slice(1));
    }
  }

  close(): void {
    this.#open.pop();
  }

  total(): number {
    const totals = new Map<string, number>();
    const totalOf = ({ elements, uses }: { elements: number; uses: string[] }): number =>
      uses.reduce((sum, id) => Math.min(Number.MAX_SAFE_INTEGER, sum + expanded(id)), elements);
    const expanded = (id: string): number => {
      const part = this.#parts.get(id);
      const known = totals.get(id);
      if (known !== undefined || part === undefined) return known ?? 0;
      // Browsers draw nothing for an element that uses itself.
      totals.set(id, 0);
      const total = totalOf(part);
      totals.set(id, total);
      return total;
    };
    return totalOf(this.#all);
  }
}

/** Ends the parsing. */
class Stopped extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
