import { join } from 'node:path';
import type { z } from 'zod';
import { type Finding, finding } from '../findings/finding.ts';
import { contentVersion } from './content-version.ts';
import { readTextFile } from './files/text-file.ts';
import { validateSource } from './files/validate-source.ts';
import { parseYaml, type YamlSource } from './files/yaml-source.ts';
import { brandSchema } from './schemas/brand.ts';
import { type ContactData, channelListSchema, channelsSchema } from './schemas/channels.ts';
import { type Facts, factsSchema } from './schemas/facts.ts';
import { type Glossary, glossarySchema } from './schemas/glossary.ts';
import { type Site, siteSchema } from './schemas/site.ts';
import { type Synonyms, synonymsSchema } from './schemas/synonyms.ts';
import { type Targets, targetsSchema } from './schemas/targets.ts';
import { type Taxonomy, taxonomySchema } from './schemas/taxonomy.ts';
import { type Team, teamSchema } from './schemas/team.ts';

/** What the operator's YAML files say about their service. */
export interface OperatorData {
  site: Site;
  taxonomy: Taxonomy;
  facts: Facts;
  team: Team;
  channels: ContactData;
  targets: Targets;
  synonyms: Synonyms;
  glossary: Glossary;
}

/** The parsed files, for checks that point at a field; without those that could not be parsed. */
export type OperatorSources = Partial<Record<keyof OperatorData, YamlSource>>;

/** Files with errors: what they do not name may exist all the same. */
export type FaultyFiles = ReadonlySet<keyof OperatorData>;

/** `<name>.yaml` in the content folder, by name; `listSchema` is for a file that is a list. */
export const operatorFiles = {
  site: { schema: siteSchema, required: true },
  taxonomy: { schema: taxonomySchema, required: true },
  team: { schema: teamSchema, required: true },
  channels: { schema: channelsSchema, listSchema: channelListSchema, required: true },
  facts: { schema: factsSchema, required: false },
  targets: { schema: targetsSchema, required: false },
  synonyms: { schema: synonymsSchema, required: false },
  glossary: { schema: glossarySchema, required: false },
} as const satisfies Record<keyof OperatorData, { schema: z.ZodType; listSchema?: z.ZodType; required: boolean }>;

const operatorFileNames = Object.keys(operatorFiles) as (keyof OperatorData)[];

/**
 * Reads every operator file. Fields that are missing or invalid are replaced by empty data.
 *
 * @param folder the content folder
 * @param shownAs path by which findings name it
 */
export function readOperatorFiles(
  folder: string,
  shownAs: string,
): { data: OperatorData; sources: OperatorSources; faulty: FaultyFiles; findings: Finding[] } {
  const data = emptyData();
  const sources: OperatorSources = {};
  const faulty = new Set<keyof OperatorData>();
  const findings: Finding[] = [];
  for (const name of operatorFileNames) {
    const read = readOperatorFile(name, folder, `${shownAs}/${name}.yaml`);
    findings.push(...(read.findings ?? []));
    if ((read.findings ?? []).length > 0) faulty.add(name);
    if (read.source !== undefined) sources[name] = read.source;
    if (read.data !== undefined) Object.assign(data, { [name]: read.data });
    else if (read.valid !== undefined) Object.assign(data[name], read.valid);
  }
  return { data, sources, faulty, findings };
}

function readOperatorFile(
  name: keyof OperatorData,
  folder: string,
  shownAs: string,
): { source?: YamlSource; data?: unknown; valid?: object; findings?: Finding[] } {
  const { required, ...schemas } = operatorFiles[name];
  const file = readTextFile(join(folder, `${name}.yaml`), shownAs);
  if ('missing' in file) return { findings: required ? [missingFile(shownAs)] : [] };
  if ('special' in file) return {};
  if ('finding' in file) return { findings: [file.finding] };
  const parsed = parseYaml(shownAs, file.text);
  if ('findings' in parsed) return parsed;
  const schema = 'listSchema' in schemas && Array.isArray(parsed.source.data) ? schemas.listSchema : schemas.schema;
  return { source: parsed.source, ...validateSource<z.ZodType>(schema, parsed.source) };
}

function missingFile(file: string): Finding {
  return finding(
    'schema/missing-file',
    { file, line: 1, column: 1 },
    `\`${file}\` does not exist.`,
    'Create it; for a new help centre `npm run init` writes all files. KB_CONTENT names the content folder.',
  );
}

function emptyData(): OperatorData {
  return {
    site: {
      contentVersion,
      name: {},
      tagline: {},
      locales: [],
      baseUrl: 'http://localhost',
      brand: brandSchema.parse({}),
      contact: '',
      tasks: [],
      licence: {},
      footer: {},
      videoHosts: [],
      retention: { votesDays: 1095, commentsDays: 365, questionsDays: 365 },
      searchContract: 'on',
      publicCounts: 'off',
      demandThreshold: { readers: 3, days: 30 },
    },
    taxonomy: { categories: [], products: [], stages: [], voteReasons: [] },
    facts: [],
    team: { teams: [], people: [], efforts: {} },
    channels: {
      holidays: [],
      prepare: [],
      channels: [],
      questions: { form: 'on', assignment: 'by-hand', webhooks: [], escalation: { complaints: [], others: [] } },
    },
    targets: [],
    synonyms: {},
    glossary: [],
  };
}
