import { appendFile } from 'node:fs/promises';

/** Gives a later step of a workflow a value; elsewhere nothing. @param value one line */
export async function setOutput(name: string, value: string): Promise<void> {
  const { GITHUB_OUTPUT } = process.env;
  if (GITHUB_OUTPUT) await appendFile(GITHUB_OUTPUT, `${name}=${value.replaceAll(/[\r\n]/g, ' ')}\n`);
}
