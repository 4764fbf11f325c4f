import loadHighs from 'highs';

/** A linear program in whole numbers, in CPLEX's LP format, to be maximised. */
export interface Program {
  /** The weights of the variables in the objective are whole numbers. */
  text: string;
  /** Names of the variables in their order; each is 0 or 1. */
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

export type Solve = (program: Program) => ProgramSolution;

/**
 * Limits by size give the same answer on every machine, which a limit on time does not. A program with more variables than
 * this is solved until it is proven that one part in a thousand is missing at most: 500 tasks for 20 people would take
 * a minute to the very best.
 */
const maxExactVariables = 1_500;
const roughGap = 0.001;

/** Nodes of the search tree. */
const maxNodes = 2_000;

/** For a machine on which even this takes minutes. The answer may then differ from run to run, and says that it is not proven. */
const maxSeconds = 120;

/** Loads HiGHS, compiled to WebAssembly: https://highs.dev */
export async function loadSolver(): Promise<Solve> {
  const highs = await loadHighs();
  return function solve({ text, variables }) {
    return highs.withModel({ format: 'lp', data: text }, (model): ProgramSolution => {
      model.options.set({
        output_flag: false,
        mip_rel_gap: variables.length > maxExactVariables ? roughGap : 0,
        mip_abs_gap: 0.5,
        mip_max_nodes: maxNodes,
        time_limit: maxSeconds,
      });
      model.run();
      const { colValue } = model.getSolution();
      const chosen = new Set(variables.filter((_, index) => (colValue[index] ?? 0) > 0.5));
      const value = Math.round(model.getObjectiveValue());
      const bound = Number(model.info.get('mip_dual_bound'));
      // The value is a whole number, so less than one more is nothing.
      const isProven = bound < value + 0.999;
      return { chosen, value, bound: isProven ? value : bound, isProven };
    });
  };
}
