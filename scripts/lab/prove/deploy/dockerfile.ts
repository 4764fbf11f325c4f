import { readFileSync } from 'node:fs';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { ModifiableInstruction } from 'dockerfile-ast/lib/modifiableInstruction.js';

/** One instruction of a Dockerfile, as far as ours uses them. */
export interface Step {
  keyword: string;
  /** `--from=build` → `{ from: 'build' }` */
  flags: Readonly<Record<string, string>>;
  /** What follows the flags; a list in brackets is taken apart. */
  args: readonly string[];
  /** The same as one text, for a shell. */
  text: string;
}

export interface Stage {
  /** Image it begins with. */
  image: string;
  name: string | undefined;
  steps: Step[];
}

/** Stages of a Dockerfile, in order. */
export function readDockerfile(path: string): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(readFileSync(path, 'utf8')).getInstructions()) {
    const step = stepOf(instruction);
    if (step.keyword !== 'FROM') stages.at(-1)?.steps.push(step);
    else
      stages.push({
        image: step.args[0] ?? '',
        name: step.args[1]?.toUpperCase() === 'AS' ? step.args[2] : undefined,
        steps: [],
      });
  }
  return stages;
}

function stepOf(instruction: Instruction): Step {
  const text = (instruction.getArgumentsContent() ?? '').replaceAll(/\\\r?\n/g, ' ').trim();
  const flags = instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
  return {
    keyword: instruction.getKeyword().toUpperCase(),
    flags: Object.fromEntries(flags.map((flag) => [flag.getName(), flag.getValue() ?? ''])),
    args: argsOf(text),
    text,
  };
}

function argsOf(text: string): string[] {
  const list = text.replace(/^CMD\s+/, '');
  return list.startsWith('[') ? (JSON.parse(list) as string[]) : text.split(/\s+/);
}
