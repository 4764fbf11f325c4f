import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

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

/** Begins to solve a program. The function that it returns waits for the solution. */
export type Solve = (program: Program) => () => ProgramSolution;

/** What the thread is sent. */
export interface SolverOrder {
  program: Program;
  /** For the answer. */
  port: MessagePort;
  /** Its first number becomes 1 once the answer is there. */
  answered: Int32Array;
}

export type SolverAnswer = { solution: ProgramSolution } | { fault: string };

/** A fault of the thread that it cannot tell of, such as too little memory, must not be waited for forever. */
const maxWaitMs = 180_000;

/**
 * Solves in a thread of its own, beside what else there is to compute.
 *
 * @throws Error, where the solution is waited for, when HiGHS refuses the program or does not answer
 */
export function createSolver(): Solve {
  let worker: Worker | undefined;
  return function solve(program) {
    worker ??= startThread();
    const { port1, port2 } = new MessageChannel();
    const answered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    worker.postMessage({ program, port: port2, answered } satisfies SolverOrder, [port2]);
    return () => {
      Atomics.wait(answered, 0, 0, maxWaitMs);
      const answer = receiveMessageOnPort(port1)?.message as SolverAnswer | undefined;
      port1.close();
      if (answer === undefined) throw new Error(`HiGHS has not answered for ${maxWaitMs / 1000} seconds.`);
      if ('fault' in answer) throw new Error(answer.fault);
      return answer.solution;
    };
  };
}

function startThread(): Worker {
  const worker = new Worker(new URL('./solver-worker.ts', import.meta.url));
  // It has nothing to do once nobody waits.
  worker.unref();
  return worker;
}
