/**
 * Flags of Node for a command. A build keeps all processors busy by itself, so that threads which only collect garbage
 * take a tenth of its processor time for nothing.
 *
 * @param {string} command file name in scripts/, without extension
 * @returns {string[]}
 */
export function nodeFlagsOf(command) {
  return command === 'build' ? ['--single-threaded-gc'] : [];
}
