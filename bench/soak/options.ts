import { parseArgs } from 'node:util';

/** How long and on what a soak runs. */
export interface SoakOptions {
  durationMs: number;
  /** Where the service keeps its data. */
  database: 'sqlite' | 'postgres';
  /** Clients that work at once. */
  clients: number;
  /** The service is killed after this long on average. */
  killAfterMs: number;
  /** It is killed this often at least, however short the time. */
  minimumKills: number;
  /** Ends the soak early; what was done until then is checked. */
  signal: AbortSignal;
  /** Told what goes on. */
  report(line: string): void;
}

const USAGE = 'pnpm bench:soak [--minutes <n>] [--clients <n>] [--postgres]';

/** @throws Error that shows the usage */
export function readArguments(
  args: readonly string[],
): Pick<SoakOptions, 'durationMs' | 'clients' | 'database'> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '2' },
      clients: { type: 'string', default: '8' },
      postgres: { type: 'boolean', default: false },
    },
  });
  return {
    durationMs: readPositive('--minutes', values.minutes) * 60_000,
    clients: Math.ceil(readPositive('--clients', values.clients)),
    database: values.postgres ? 'postgres' : 'sqlite',
  };
}

function readPositive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, not "${text}". Usage: ${USAGE}`);
  return value;
}
