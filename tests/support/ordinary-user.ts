/** `nobody` on Linux and macOS. */
const unprivileged = 65_534;

/** Runs something without root's right to read every file. Tests run as root in containers, as an ordinary user elsewhere. */
export async function asOrdinaryUser<Result>(run: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return run();
  process.seteuid?.(unprivileged);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}
