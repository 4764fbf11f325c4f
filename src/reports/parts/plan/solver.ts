import loadHighs from 'highs';

/** A linear program in whole numbers, in CPLEX's LP format, to be maximised. */
export interface Program {
  text: string;
  /** Names of the variables whose values are asked for; each is 0 or 1. */
  variables: readonly string[];
}

export interface ProgramSolution {
  /** Variables that are 1. */
  chosen: ReadonlySet<string>;
  value: number;
  /** No solution is better than this; equal to `value` when the solution is proven to be the best. */
  bound: number;
  isProven: boolean;
}

/** @throws Error when there is no solution at all */
export type Solve = (program: Program) => ProgramSolution;

/**
 * Nodes of the search tree. A limit on nodes gives the same answer on every machine, which one on time does not; 500
 * tasks for 20 people take some seconds.
 */
const maxNodes = 50;

/** For a machine so slow that even this takes minutes; the answer may then differ from run to run, and says that it is not proven. */
const maxSeconds = 120;

/** Loads HiGHS, compiled to WebAssembly: https://highs.dev */
export async function loadSolver(): Promise<Solve> {
  const highs = await loadHighs();
  return function solve({ text, variables }) {
    return highs.withModel({ format: 'lp', data: text }, (model): ProgramSolution => {
      model.options.set({
        output_flag: false,
        mip_rel_gap: 0,
        mip_abs_gap: 1e-6,
        mip_max_nodes: maxNodes,
        time_limit: maxSeconds,
      });
      model.run();
      const { colValue } = model.getSolution();
      const names = variables.filter((_, index) => (colValue[index] ?? 0) > 0.5);
      const isProven = model.getModelStatus() === highs.constants.modelStatus.optimal;
      const value = model.getObjectiveValue();
      return { chosen: new Set(names), value, bound: isProven ? value : Number(model.info.get('mip_dual_bound')), isProven };
    });
  };
}
