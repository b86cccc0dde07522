import { once } from 'node:events';
import type { Sources } from './start-sources.ts';
import type { Terminal } from './terminal.ts';

/** Prints commands to try after everything has stopped. */
export function explainNext(): void {
  console.log(`
Everything has stopped. Try next:
  npx -y pnpm@12 quickstart --keep                          # the same, left running for your own commands
  npx -y pnpm@12 start                                      # the portal in the browser, with sample data
  npx -y pnpm@12 headwater sources show azure-blob          # what a source needs, with a command to copy
  npx -y pnpm@12 headwater --help`);
}

/** Prints commands to try against the running service, and waits for Ctrl-C. */
export async function explainKept({ home }: Terminal, { storage }: Sources, url: string): Promise<void> {
  console.log(`
The service runs at ${url}, and so do the stand-ins for the sources. Try in another terminal:
  export HEADWATER_HOME='${home}' STORAGE='${storage.connectionString}'
  npx -y pnpm@12 headwater connections list
  npx -y pnpm@12 headwater connections preview "Landing files" landing/sales.parquet
  npx -y pnpm@12 headwater connections create azure-blob --name "Landing zone" \\
    --auth ConnectionString --param connectionString='\${env:STORAGE}' --test
Press Ctrl-C to stop them.`);
  const keepAlive = setInterval(() => undefined, 60_000);
  await once(process, 'SIGINT');
  clearInterval(keepAlive);
}
