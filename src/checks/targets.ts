import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import type { YamlSource } from '../knowledge/files/yaml-source.ts';
import { lowerIsBetterIds, metricIds, overviewMetricIds, unboundedMetricIds } from '../knowledge/metric-ids.ts';
import type { Targets } from '../knowledge/schemas/targets.ts';
import { promisedWait } from '../service-hours/promised-wait.ts';
import type { Check, CheckInput } from './check.ts';

/** Targets are for figures that the reports have, can be met, and leave out none of the overview. */
export const checkTargets: Check = (input) => {
  const { kb } = input;
  const source = kb.sources.targets;
  if (source === undefined || kb.faulty.has('targets')) return [];
  return [
    ...kb.targets.flatMap((target, index) => [
      ...unknownMetric(target, index, source),
      ...contradictions(target, index, source),
      ...looserThanPromised(target, index, input, source),
    ]),
    ...missingTargets(kb.targets, source),
  ];
};

/** A misspelt one would never be missed. */
function unknownMetric({ metric }: Targets[number], index: number, source: YamlSource): Finding[] {
  if (metricIds.some((id) => id === metric)) return [];
  return [
    finding(
      'schema/unknown-metric',
      source.locate([index, 'metric']),
      `\`${metric}\` is not a figure of the reports.${didYouMean(nearest(metric, metricIds))}`,
      `Use one of ${metricIds.map((id) => `\`${id}\``).join(', ')}.`,
    ),
  ];
}

function contradictions({ metric, better, target, alert }: Targets[number], index: number, source: YamlSource): Finding[] {
  if (!metricIds.some((id) => id === metric)) return [];
  const at = (field: string, message: string, hint: string): Finding =>
    finding('target/contradiction', source.locate([index, field]), message, hint);
  const usual = lowerIsBetterIds.has(metric) ? 'lower' : 'higher';
  const outside = unboundedMetricIds.has(metric)
    ? []
    : (['target', 'alert'] as const).filter((field) => !isShare({ target, alert }[field]));
  return [
    ...(better === usual
      ? []
      : [at('better', `\`${metric}\` is better the ${usual} it is, not ${better}.`, `Write \`better: ${usual}\`.`)]),
    ...outside.map((field) =>
      at(
        field,
        `\`${metric}\` is a share, which cannot be ${{ target, alert }[field]}.`,
        'Write shares from 0 to 1: 0.9 for 90 %.',
      ),
    ),
    ...(better === usual && (usual === 'higher' ? alert > target : alert < target)
      ? [
          at(
            'alert',
            `An alert at ${alert} would be raised although the target of ${target} is met.`,
            `Make \`alert\` ${usual === 'higher' ? 'at most' : 'at least'} ${target}.`,
          ),
        ]
      : []),
  ];
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** If every reply came at the last moment of its promise, half of the askers would still wait less than the target allows. */
function looserThanPromised(
  { metric, target }: Targets[number],
  index: number,
  { kb, today }: CheckInput,
  source: YamlSource,
): Finding[] {
  if (metric !== 'first-reply-time' || kb.faulty.has('channels')) return [];
  const waits = kb.channels.flatMap((channel) => {
    const wait = promisedWait(channel, today);
    return wait === undefined ? [] : [{ id: channel.id, wait }];
  });
  const slowest = waits.toSorted((a, b) => b.wait - a.wait)[0];
  if (slowest === undefined || target <= slowest.wait) return [];
  return [
    finding(
      'target/contradiction',
      source.locate([index, 'target']),
      `A median of ${target} minutes meets the target, although \`${slowest.id}\`, the slowest channel, promises replies for which half of the askers wait at most ${Math.round(slowest.wait)}.`,
      `Lower it to at most ${Math.round(slowest.wait)}, or promise more time in channels.yaml. Times of targets run around the clock, promises in opening hours.`,
    ),
  ];
}

function missingTargets(targets: Targets, source: YamlSource): Finding[] {
  const missing = overviewMetricIds.filter((id) => targets.every(({ metric }) => metric !== id));
  if (missing.length === 0) return [];
  const names = missing.map((id) => `\`${id}\``).join(', ');
  return [
    finding(
      'target/missing',
      source.locate([]),
      `${names} ${missing.length === 1 ? 'has' : 'have'} no target, so the overview of the report cannot say whether ${missing.length === 1 ? 'it is' : 'they are'} good.`,
      'Add a line for each, such as `{ metric: csat, better: higher, target: 0.9, alert: 0.8, scale: 0.05 }`.',
    ),
  ];
}
