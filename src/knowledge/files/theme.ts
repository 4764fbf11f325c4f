import { type AtRule, CssSyntaxError, type Declaration, type Node, parse, type Rule } from 'postcss';
import { type Finding, finding, type Position } from '../../findings/finding.ts';
import { didYouMean, nearest } from '../did-you-mean.ts';
import { themeProperties } from '../theme-properties.ts';

/** What `theme.css` sets: values of custom properties by name, with their positions. */
export interface Theme {
  light: Record<string, ThemeValue>;
  /** Only what differs in the dark scheme. */
  dark: Record<string, ThemeValue>;
}

export interface ThemeValue {
  value: string;
  position: Position;
}

const maxValueLength = 400;

/**
 * Reads a style sheet that may hold custom properties only, in `:root` and its variants for the dark scheme.
 *
 * @param file path as the operator knows it
 */
export function readTheme(file: string, text: string): { theme: Theme; findings: Finding[] } {
  const theme: Theme = { light: {}, dark: {} };
  const findings: Finding[] = [];
  const report = (rule: Finding['rule'], position: Position, message: string, hint: string): void => {
    findings.push(finding(rule, position, message, hint));
  };
  const parsed = parseCss(file, text);
  if ('finding' in parsed) return { theme, findings: [parsed.finding] };
  for (const node of parsed.nodes) readNode(node, 'any');
  return { theme, findings };

  function readNode(node: Node, scheme: 'any' | 'dark' | 'light'): void {
    if (node.type === 'comment') return;
    if (node.type === 'atrule') readMedia(node as AtRule, scheme);
    else if (node.type === 'rule') readRule(node as Rule, scheme);
    else report('theme/unexpected', positionOf(node), `\`${describe(node)}\` is not in a rule.`, whatIsAllowed);
  }

  function readMedia(rule: AtRule, outer: string): void {
    const media = /^\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)$/.exec(rule.params)?.[1];
    if (rule.name !== 'media' || media === undefined || outer !== 'any') {
      report('theme/unexpected', positionOf(rule), `\`${describe(rule)}\` is not allowed here.`, whatIsAllowed);
      return;
    }
    for (const node of rule.nodes ?? []) readNode(node, media as 'light' | 'dark');
  }

  function readRule(rule: Rule, media: 'any' | 'dark' | 'light'): void {
    for (const selector of rule.selectors) {
      const scheme = schemes[media].get(selector.replaceAll(/['"\s]/g, ''));
      if (scheme === undefined) {
        report('theme/unexpected', positionOf(rule), `\`${shorten(selector)}\` cannot be used here.`, whatIsAllowed);
      } else {
        for (const node of rule.nodes) readDeclaration(node, theme[scheme]);
      }
    }
  }

  function readDeclaration(node: Node, target: Record<string, ThemeValue>): void {
    if (node.type === 'comment') return;
    const position = positionOf(node);
    const problem = problemOf(node);
    if (problem !== undefined) {
      report(problem.rule, position, problem.message, problem.hint);
      return;
    }
    const { prop, value } = node as Declaration;
    target[prop] = { value: value.trim(), position };
  }

  function positionOf(node: Node): Position {
    return { file, line: node.source?.start?.line ?? 1, column: node.source?.start?.column ?? 1 };
  }
}

const whatIsAllowed =
  'Set custom properties only, in `:root`, or for the dark scheme in `:root[data-theme="dark"]` or `@media (prefers-color-scheme: dark) { :root { … } }`.';

/** By the media query around them: selectors without quotation marks and spaces, and the scheme each is for. */
const schemes: Readonly<Record<'any' | 'light' | 'dark', ReadonlyMap<string, keyof Theme>>> = {
  any: new Map([
    [':root', 'light'],
    [':root[data-theme=light]', 'light'],
    [':root[data-theme=dark]', 'dark'],
  ]),
  light: new Map([
    [':root', 'light'],
    [':root:not([data-theme=dark])', 'light'],
  ]),
  dark: new Map([
    [':root', 'dark'],
    [':root:not([data-theme=light])', 'dark'],
  ]),
};

/** What is wrong with a line in a rule; `undefined` for a declaration that can be used. */
function problemOf(node: Node): Pick<Finding, 'rule' | 'message' | 'hint'> | undefined {
  const { prop, value } = node as Declaration;
  if (node.type !== 'decl' || !prop.startsWith('--')) {
    const message = `\`${describe(node)}\` does not set a custom property.`;
    return { rule: 'theme/unexpected', message, hint: whatIsAllowed };
  }
  if (!themeProperties.includes(prop)) {
    return {
      rule: 'theme/unknown-property',
      message: `\`${shorten(prop)}\` is not a property of the pages.${didYouMean(nearest(prop, themeProperties))}`,
      hint: `Correct or remove it. The properties are ${themeProperties.map((name) => `\`${name}\``).join(', ')}.`,
    };
  }
  const fault = faultOf(value.trim());
  if (fault === undefined) return undefined;
  const message = `\`${prop}: ${shorten(value.trim())}\` ${fault}.`;
  return { rule: 'theme/value', message, hint: 'Write a colour, a length or names of fonts.' };
}

/** Why a value is refused; `undefined` for one that can be used. */
function faultOf(value: string): string | undefined {
  if (value === '') return 'is empty';
  if (value.length > maxValueLength) return `is longer than ${maxValueLength} characters`;
  // A function that loads could be hidden behind an escape.
  if (/[\\{};<>]/.test(value)) return 'has a character that is not allowed';
  if (/(?:url|src|image|image-set|cross-fade|element|paint|expression)\(/i.test(value.replaceAll(/\s/g, '')))
    return 'could load a file';
  return undefined;
}

function parseCss(file: string, text: string): { nodes: Node[] } | { finding: Finding } {
  try {
    return { nodes: parse(text).nodes };
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const position = { file, line: error.line ?? 1, column: error.column ?? 1 };
    return { finding: finding('theme/syntax', position, `The CSS cannot be parsed: ${error.reason}.`, 'Correct it here.') };
  }
}

/** The beginning of a rule or declaration. Without what is nested in it, which may be deep. */
function describe(node: Node): string {
  if (node.type === 'atrule') return shorten(`@${(node as AtRule).name} ${(node as AtRule).params}`.trim());
  if (node.type === 'rule') return shorten((node as Rule).selector);
  const { prop, value } = node as Declaration;
  return shorten(`${prop}: ${value}`);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
