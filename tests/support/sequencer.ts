import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { heavyFiles, orderFiles } from './order.ts';

/** Starts the longest files first. Vitest's own sequencer runs one project after the other. */
export class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const { cache, config } = this.ctx;
    const files = specifications.map((specification) => {
      const { moduleId, project } = specification;
      const last = cache.getTestSpecificationResult(specification);
      const seconds = last === undefined ? (heavyFiles[relative(config.root, moduleId)] ?? 0) : last.duration / 1000;
      return { specification, seconds, needsSite: project.name === 'site' };
    });
    return orderFiles(files, config.maxWorkers).map(({ specification }) => specification);
  }
}
