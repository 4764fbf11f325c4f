import { z } from 'zod';
import { operatorFiles } from '../../knowledge/operator-files.ts';
import { articleSchema } from '../../knowledge/schemas/article.ts';
import { handbookSchema } from '../../knowledge/schemas/handbook.ts';
import { replySchema } from '../../knowledge/schemas/reply.ts';

/** What each file is for, shown by editors. */
const titles: Readonly<Record<keyof typeof operatorFiles | 'article' | 'handbook' | 'reply', string>> = {
  site: 'site.yaml: who runs the help centre, its locales and its settings',
  taxonomy: 'taxonomy.yaml: how articles and questions are classified',
  team: 'team.yaml: who writes articles and answers questions',
  channels: 'channels.yaml: ways to contact support, the preferred first',
  facts: 'facts.yaml: values that several articles mention, shown by <Fact id="…" />',
  targets: 'targets.yaml: targets for the metrics of the scorecard',
  synonyms: 'synonyms.yaml: by locale, groups of words that search treats as equal',
  glossary: 'glossary.yaml: terms of the service, explained to readers',
  article: 'Front matter of an article',
  handbook: 'Front matter of a page of the handbook',
  reply: 'Front matter of a template for replies to questions',
};

/**
 * JSON Schemas of everything an operator writes, by the name of the file, for code editors and other programs. They say
 * what `npm run check` says of a file by itself; what several files must agree on only the check knows.
 */
export function jsonSchemas(): Record<string, object> {
  const files = Object.entries(operatorFiles).map(([name, file]): [string, z.ZodType] => [
    name,
    'listSchema' in file ? z.union([file.schema, file.listSchema]) : file.schema,
  ]);
  const schemas = [...files, ['article', articleSchema], ['handbook', handbookSchema], ['reply', replySchema]] as [
    keyof typeof titles,
    z.ZodType,
  ][];
  return Object.fromEntries(
    schemas.map(([name, schema]) => [
      `${name}.schema.json`,
      // What is written, before defaults; the draft that editors know best.
      { title: titles[name], ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) },
    ]),
  );
}

/** The text of a schema's file. */
export function writeJsonSchema(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
