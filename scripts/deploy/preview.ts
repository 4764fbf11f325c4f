import { MisuseError } from '../../src/errors.ts';
import { idPattern } from '../../src/knowledge/fields.ts';
import { showPreview } from '../../src/publishing/workers/preview.ts';
import { wrangler } from '../../src/publishing/workers/wrangler.ts';
import { setOutput } from '../step-output.ts';
import type { DeployTask } from './task.ts';

export const preview: DeployTask = {
  summary: 'shows a folder as files alone at an address of its own, on Cloudflare Pages',
  argument: 'FOLDER',
  accepts: ['project', 'name'],
  async run({ argument, project = '', name = '' }) {
    if (project === '') {
      console.log('No preview: no project is named.');
      return 0;
    }
    for (const [option, value] of Object.entries({ project, name }))
      if (!idPattern.test(value))
        throw new MisuseError(`--${option} cannot be \`${value}\`.`, 'Give a name of a-z, 0-9 and hyphens, such as `pr-12`.');
    const url = await showPreview(wrangler, argument, project, name);
    await setOutput('url', url);
    console.log(url);
    return 0;
  },
};
