import type { Block, Section } from './stored-article.ts';

/**
 * Takes a compiled body apart into headings, sentences, steps and rows of tables. What readers do not see, such as
 * drawings and the marks of footnotes, is left out.
 *
 * @param html as the engine renders it: every element is closed and every attribute is in double quotes
 */
export function readSections(html: string): Section[] {
  const sections: Section[] = [{ blocks: [] }];
  /** The open elements, innermost last. */
  const open: OpenElement[] = [];
  let heading: Pick<Section, 'id' | 'heading'> = {};
  let text = '';
  let cells: string[] = [];

  const isHidden = (): boolean => open.length > 0 && open[open.length - 1]?.isHidden === true;

  function startSection(): void {
    const [label] = open.filter((element) => element.label !== undefined).slice(-1);
    const [box] = open.filter((element) => element.role !== undefined).slice(-1);
    sections.push({
      ...heading,
      ...(label?.label ? { label: label.label } : {}),
      ...(box?.role === undefined ? {} : { role: box.role }),
      blocks: [],
    });
  }

  function endBlock(): void {
    const said = text.replace(/\s+/g, ' ').trim();
    text = '';
    if (said === '') return;
    if (open.some(({ name }) => name === 'tr')) {
      cells.push(said);
      return;
    }
    const blocks = sections[sections.length - 1]?.blocks ?? [];
    const item = open.filter(({ name }) => name === 'li').pop();
    const last = blocks[blocks.length - 1];
    if (item === undefined) blocks.push(['text', said]);
    else if (item.isStarted && last !== undefined) last[1] = `${last[1] ?? ''} ${said}`;
    else {
      item.isStarted = true;
      blocks.push([item.kind ?? 'item', said]);
    }
  }

  function endTitle({ name, id }: OpenElement): void {
    const said = text.replace(/\s+/g, ' ').trim();
    text = '';
    if (name !== 'title') heading = { ...(id === '' ? {} : { id }), heading: said };
    // A label belongs to the box around it.
    else if (open.length > 0) (open[open.length - 1] as OpenElement).label = said;
    startSection();
  }

  function start(name: string, attributes: string): void {
    if (!isInline(name)) endBlock();
    if (name === 'tr') cells = [];
    open.push(openElement(name, attributes, isHidden(), open));
  }

  function end(): void {
    const element = open[open.length - 1];
    if (element === undefined) return;
    if (!isTitle(element.name) && !isInline(element.name)) endBlock();
    open.pop();
    if (element.isHidden) return;
    if (isTitle(element.name)) endTitle(element);
    else if (element.name === 'tr' && cells.length > 0) {
      const kind = open.some(({ name }) => name === 'thead') ? 'head' : 'row';
      sections[sections.length - 1]?.blocks.push([kind, ...cells] as Block);
    } else if (element.label !== undefined || element.role !== undefined) startSection();
  }

  for (const [whole, tag] of html.matchAll(tokens)) {
    if (tag === undefined) text += isHidden() ? '' : decode(whole);
    else if (tag.startsWith('/')) end();
    else {
      const [name = ''] = /^[a-z0-9]+/.exec(tag) ?? [];
      if (!voidElements.has(name)) start(name, tag.slice(name.length));
    }
  }
  endBlock();
  return sections.filter(({ blocks }) => blocks.length > 0);
}

interface OpenElement {
  name: string;
  id: string;
  isHidden: boolean;
  /** Whether its lists are instructions. */
  isSteps: boolean;
  /** Kind of block that an item of a list is. */
  kind?: 'item' | 'step';
  /** Whether an item has text already; another paragraph is added to it. */
  isStarted?: boolean;
  label?: string;
  role?: Section['role'];
}

const tokens = /<((?:[^<>"]|"[^"]*")*)>|[^<]+/g;

const voidElements = new Set(['br', 'wbr', 'img', 'hr', 'input', 'col', 'source']);
const inlineElements = new Set([
  'a',
  'abbr',
  'b',
  'code',
  'del',
  'em',
  'i',
  'kbd',
  'mark',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
]);
/** Figures repeat in pictures what the text says. */
const hiddenElements = new Set(['svg', 'figure', 'sup', 'video', 'script', 'style']);

function openElement(tag: string, attributes: string, isInHidden: boolean, open: readonly OpenElement[]): OpenElement {
  const classes = (/ class="([^"]*)"/.exec(attributes)?.[1] ?? '').split(' ');
  const has = (name: string): boolean => classes.includes(name);
  const isLabel = tag === 'summary' || has('diagnosis-title') || has('callout-title');
  const name = isLabel ? 'title' : tag;
  const role = has('diagnosis') ? (['symptom', 'cause', 'fix'] as const).find(has) : undefined;
  // Numbers alone may count conditions.
  const isStep = open.some((each) => each.isSteps);
  return {
    name,
    isSteps: has('steps'),
    id: decode(/ id="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    isHidden:
      isInHidden ||
      hiddenElements.has(tag) ||
      attributes.includes(' aria-hidden="true"') ||
      has('unseen') ||
      has('sr-only') ||
      has('footnotes'),
    ...(tag === 'li' ? { kind: isStep ? ('step' as const) : ('item' as const) } : {}),
    ...(role === undefined ? {} : { role }),
  };
}

function isTitle(name: string): boolean {
  return name === 'title' || /^h[1-6]$/.test(name);
}

function isInline(name: string): boolean {
  return inlineElements.has(name);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    if (name !== '') return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
