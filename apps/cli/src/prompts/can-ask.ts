import { processEnvironment } from '../environment.ts';

/** True if a person at a terminal can answer questions: never with --json, in CI, or behind a pipe. */
export function canAsk({ json }: { json: boolean }): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY && !json && !isSet(processEnvironment.CI));
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}
