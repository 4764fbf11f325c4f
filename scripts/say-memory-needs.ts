import { countArticles, type HungryCommand, memoryWarning } from '../src/edition/memory-needs.ts';

/** Says beforehand when there are more articles than this machine has memory for. */
export function sayMemoryNeeds(command: HungryCommand, contentDir: string): void {
  const warning = memoryWarning(command, countArticles(contentDir));
  if (warning !== undefined) console.error(warning);
}
