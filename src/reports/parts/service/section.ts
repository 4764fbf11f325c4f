import { minGood } from '../../../metrics/csat.ts';
import type { Block } from '../../document.ts';
import type { Words } from '../../words.ts';
import { maxAnswer } from '../surveys/schema.ts';
import { describeMinutes, describeQuantile } from './describe-minutes.ts';
import { groupings, type ServiceFigures, type ServiceReport, type ServiceResult } from './schema.ts';
import { groupTable, stagesBlock, weeksTable } from './tables.ts';

export function serviceSection({ service }: ServiceResult, words: Words): Block[] {
  const { strings, number } = words;
  const say = strings.service;
  const { total, period, recorded } = service;
  const note = paragraph(say.note(period.from, period.to));
  if (!recorded) return [note, paragraph(strings.unknown)];
  return [
    note,
    ...(total.imported > 0 ? [paragraph(say.imported(number(total.imported)))] : []),
    keyFigures(service, words),
    ...(total.received === 0 ? [paragraph(say.empty)] : receivedBlocks(service, words)),
    ...deflectionBlocks(service, words),
  ];
}

function receivedBlocks({ total, weeks, groups }: ServiceReport, words: Words): Block[] {
  return [
    paragraph(workOf(total, words)),
    stagesBlock(total.stages, words),
    weeksTable(weeks, words),
    ...groupings.map((by) => groupTable(by, groups, words)).filter((block) => block !== undefined),
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function keyFigures({ total, waiting }: ServiceReport, words: Words): Block {
  const { strings, number, shareFigure } = words;
  const say = strings.service;
  const { firstReply } = total;
  const reply =
    firstReply.state === 'known'
      ? {
          value: describeQuantile(firstReply.median, firstReply, words),
          detail: say.p90(describeQuantile(firstReply.p90, firstReply, words), number(firstReply.n)),
        }
      : { value: '–', detail: firstReply.state === 'unknown' ? strings.unknown : strings.tooFew(number(firstReply.n)) };
  const oldest = waiting.oldest === null ? undefined : describeMinutes(waiting.oldest.minutes, words);
  const figures = [
    { label: say.firstReply, ...reply, note: say.firstReplyNote(number('waiting' in firstReply ? firstReply.waiting : 0)) },
    { label: say.withinPromise, ...shareFigure(total.withinPromise), note: say.withinPromiseNote },
    { label: say.resolutionRate, ...shareFigure(total.resolutionRate), note: say.resolutionRateNote },
    { label: say.firstContact, ...shareFigure(total.firstContactResolution), note: say.firstContactNote },
    { label: say.csat, ...shareFigure(total.csat), note: say.csatNote(number(minGood), number(maxAnswer)) },
    {
      label: say.waiting,
      value: number(waiting.n),
      detail: oldest === undefined ? say.waitingNone : say.waitingDetail(number(waiting.late), oldest),
      note: say.waitingNote,
    },
  ];
  return { kind: 'figures', figures: figures.map((figure) => ({ ...figure, tone: 'plain' })) };
}

/** Who did how much, and what articles did for it. */
function workOf({ handled, linkRate, known }: ServiceFigures, { strings: { service: say }, number, share }: Words): string {
  return [
    ...(handled.perPerson === null
      ? []
      : [say.handled(number(handled.questions), number(handled.people), number(handled.perPerson))]),
    ...(handled.minutesEach === null || handled.perHour === null
      ? []
      : [say.handledHour(number(handled.timed), number(handled.minutesEach), number(handled.perHour))]),
    say.linked(share(linkRate), share(known)),
  ].join(' ');
}

/** Empty where nobody has opened the form. */
function deflectionBlocks({ deflection }: ServiceReport, { strings: { service: say }, number, shareFigure }: Words): Block[] {
  const { opened, suggestions, helped, sent, conservative, optimistic } = deflection;
  if (opened === 0) return [];
  const figures = [
    { label: say.conservative, ...shareFigure(conservative), note: say.conservativeNote },
    { label: say.optimistic, ...shareFigure(optimistic), note: say.optimisticNote },
  ];
  return [
    { kind: 'figures', figures: figures.map((figure) => ({ ...figure, tone: 'plain' })) },
    paragraph(say.deflection(number(opened), number(suggestions), number(helped), number(sent))),
  ];
}
