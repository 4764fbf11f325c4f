import { finding } from '../findings/finding.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { metricIds } from '../knowledge/metric-ids.ts';
import type { Check } from './check.ts';

/** Targets are for figures that the reports have: a misspelt one would never be missed. */
export const checkTargets: Check = ({ kb }) => {
  const source = kb.sources.targets;
  if (source === undefined || kb.faulty.has('targets')) return [];
  return kb.targets.flatMap(({ metric }, index) =>
    metricIds.some((id) => id === metric)
      ? []
      : [
          finding(
            'schema/unknown-metric',
            source.locate([index, 'metric']),
            `\`${metric}\` is not a figure of the reports.${didYouMean(nearest(metric, metricIds))}`,
            `Use one of ${metricIds.map((id) => `\`${id}\``).join(', ')}.`,
          ),
        ],
  );
};
