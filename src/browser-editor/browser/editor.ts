import { type CmsConfig, init, registerCustomFormat } from '@sveltia/cms';
import type { EditorPageConfig } from '../editor-config.ts';
import { entryFormat, fileOf, formOf } from './entry-form.ts';

const response = await fetch('config.json');
if (!response.ok) throw new Error(`The editor's configuration cannot be loaded: ${response.status}.`);
const { config, order } = (await response.json()) as EditorPageConfig;
registerCustomFormat(entryFormat, 'mdx', { fromFile: formOf, toFile: (form: Record<string, unknown>) => fileOf(form, order) });
await init({ config: config as unknown as CmsConfig });
