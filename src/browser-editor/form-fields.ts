import { z } from 'zod';
import type { EditorStrings } from '../i18n/editor/zh-cn.ts';

/** A field of the editor's form, as its configuration has it. */
export interface FormField {
  name: string;
  label: string;
  widget: string;
  required: boolean;
  hint?: string;
  [option: string]: unknown;
}

export interface Choice {
  label: string;
  value: string;
}

interface FormOptions {
  strings: EditorStrings;
  /** Values of fields that name something the operator has defined, by name of the field. */
  choices: Readonly<Record<string, readonly Choice[]>>;
}

/**
 * The form of a front matter, from its schema, so a new field gets its input automatically.
 *
 * @throws Error for a field without a label, or of an unknown kind
 */
export function formFields(schema: z.ZodType, options: FormOptions): FormField[] {
  return objectFields(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node, options);
}

function objectFields({ properties = {}, required = [] }: Node, options: FormOptions): FormField[] {
  return Object.entries(properties).flatMap(([name, node]) => fieldsOf(name, node, required.includes(name), options));
}

function fieldsOf(name: string, node: Node, required: boolean, options: FormOptions): FormField[] {
  const { strings, choices } = options;
  const { label, hint } = textOf(strings, name);
  const field: FormField = { name, label, widget: 'string', required, ...(hint !== undefined && { hint }) };
  const given = choices[name];
  if (given !== undefined) {
    const many = node.type === 'array' ? { multiple: true, ...(node.minItems && { min: node.minItems }) } : {};
    return [{ ...field, widget: 'select', options: given, ...many }];
  }
  if (node.enum !== undefined) {
    const values = node.enum.map((value) => ({ label: strings.choices[value] ?? value, value }));
    return [{ ...field, widget: 'select', options: values, ...(node.default !== undefined && { default: node.default }) }];
  }
  if (node.format === 'date') return [{ ...field, widget: 'datetime', type: 'date', format: 'YYYY-MM-DD' }];
  if (node.type === 'integer' || node.type === 'number') {
    const [min, max] = [node.minimum, node.maximum];
    const limits = { ...(min !== undefined && { min }), ...(isLimit(max) && { max }) };
    return [{ ...field, widget: 'number', value_type: node.type === 'integer' ? 'int' : 'float', ...limits }];
  }
  if (node.type === 'object') return [{ ...field, widget: 'object', fields: objectFields(node, options) }];
  if (node.type === 'array') return listFields(field, node, strings);
  if (node.type !== 'string') throw new Error(`The editor has no input for \`${name}\`.`);
  return [{ ...field, ...textInput(node, strings) }];
}

/** Questions are two lists: those that share words with the article, and those meant all the same. */
function listFields(field: FormField, { items = {}, maxItems }: Node, strings: EditorStrings): FormField[] {
  const [item = items] = items.anyOf ?? [];
  const max = maxItems === undefined ? {} : { max: maxItems };
  const list: FormField = {
    ...field,
    widget: 'list',
    ...max,
    // Each of one line, however long.
    field: { name: 'item', label: field.label, ...textInput(item, strings), widget: 'string' },
  };
  if (field.name !== 'answers') return [list];
  return [list, { ...list, name: 'meantAnswers', ...textOf(strings, 'meantAnswers') }];
}

function textInput({ maxLength, pattern }: Node, strings: EditorStrings): { widget: string; pattern?: [string, string] } {
  const widget = maxLength !== undefined && maxLength > 200 && pattern === undefined ? 'text' : 'string';
  if (pattern !== undefined) {
    // The editor matches without the `u` flag, which classes such as \p{L} need.
    const plain = pattern.replaceAll(/(?:\\p\{[LN]\})+/g, '\\w\\u0080-\\uffff');
    return { widget, pattern: [plain, pattern.includes('/') ? strings.badPath : strings.badRevision] };
  }
  if (maxLength === undefined) return { widget };
  return { widget, pattern: [`^[\\s\\S]{1,${maxLength}}$`, strings.longest(maxLength)] };
}

function textOf({ fields }: EditorStrings, name: string): { label: string; hint?: string } {
  const text = fields[name];
  if (text === undefined) throw new Error(`Give \`${name}\` a label in src/i18n/editor/.`);
  return text;
}

/** For integers without a maximum, Zod writes the largest one that numbers hold exactly. */
function isLimit(max: number | undefined): max is number {
  return max !== undefined && max < Number.MAX_SAFE_INTEGER;
}

/** The subset of JSON Schema that Zod generates for front matter. */
interface Node {
  type?: string;
  enum?: string[];
  default?: unknown;
  format?: string;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Node;
  anyOf?: Node[];
  properties?: Record<string, Node>;
  required?: string[];
}
