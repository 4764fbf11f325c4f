import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { bufferRandom } from '../../../../src/readers/random.ts';
import { launchChromium } from '../../../chromium.ts';
import { definePart, text } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { withWorkspace } from '../../workspace.ts';
import { goByBrowser } from '../question-journey/by-browser.ts';
import { goByMail } from '../question-journey/by-mail.ts';
import { complainBefore, followComplaint } from '../question-journey/complaint.ts';
import { openDesk } from '../question-journey/desk.ts';
import type { Step, Way } from '../question-journey/journey.ts';
import { picturesIn } from '../question-journey/pictures.ts';
import { buildSites } from '../question-journey/sites.ts';
import { chinese, english } from '../question-journey/told.ts';

export const questionJourneyProof = definePart({
  name: 'question-journey',
  summary: [
    'a question goes through all states in Chromium on a phone without JavaScript, in both languages, and by mail and',
    'command; a complaint that nobody answers is passed on; pictures of every page are kept, and axe finds nothing',
  ],
  options: {
    pictures: text('', 'folder for the pictures; they are not kept when left out'),
    'journey-sites': text('', 'folder where both editions are built, and found by the next run'),
  },
  run: ({ pictures, 'journey-sites': built }, progress) =>
    withWorkspace(async ({ folder }) => {
      const sites = await buildSites(built === '' ? folder : built, progress);
      const random = bufferRandom(randomBytes);
      const desk = await openDesk(sites, folder, ({ store, sealer }) => complainBefore(sites.internal, store, sealer, random));
      const browser = await launchChromium();
      const steps: Step[] = [];
      const shoot = await picturesIn(pictures === '' ? join(folder, 'pictures') : pictures, browser);
      const way = (name: string): Way => {
        progress(name);
        return { name, desk, browser, shoot, steps };
      };
      try {
        await goByBrowser(way('zh'), chinese);
        await goByBrowser(way('en'), english);
        await goByMail(way('mail'));
        await followComplaint(way('complaint'));
      } finally {
        await browser.close();
        await desk.close();
      }
      const rows = steps.map((step) => [step.way, step.step, step.isMet ? 'as promised' : 'NOT', step.seen]);
      return {
        table: renderTable([['way', 'step', '', 'seen'], ...rows]).join('\n'),
        isMet: steps.every(({ isMet }) => isMet),
      };
    }),
});
