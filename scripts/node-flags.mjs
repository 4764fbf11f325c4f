/** @type {Readonly<Record<string, string[]>>} */
const flags = {
  build: ['--single-threaded-gc'],
  check: ['--min-semi-space-size=32', '--max-semi-space-size=32'],
};

/**
 * Flags of Node for a command. A build keeps all processors busy by itself, so that threads which only collect garbage
 * take a tenth of its processor time for nothing. A check keeps most of what it reads: with room for it from the beginning, it
 * is not copied again and again, which takes a sixth of the time.
 *
 * @param {string} command file name in scripts/, without extension
 * @returns {string[]}
 */
export function nodeFlagsOf(command) {
  return flags[command] ?? [];
}
