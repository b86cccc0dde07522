import { AmbiguousNameError, openSession, showConnection } from '@headwater/core';

const NAME = 'Sample files';

const CREATE = `  npx -y pnpm@12 headwater connections create azure-blob --name "${NAME}" \\
    --auth ConnectionString --param connectionString='\${env:HEADWATER_SAMPLE_STORAGE}' --test
`;

/**
 * Prints steps to try in the browser and in a terminal; the commands work as printed.
 * In the portal: choose Connect, then Azure Blob or Azure Table; it offers the storage with the samples.
 * Or in another terminal:
 * export HEADWATER_HOME='${home}' HEADWATER_SAMPLE_STORAGE='${storage}'
 * export AZURE_BLOB_CONNECTION_STRING="$HEADWATER_SAMPLE_STORAGE"   # copied commands need it
 * ${existing === undefined ? CREATE : ''}  npx -y pnpm@12 headwater connections list
 * npx -y pnpm@12 headwater connections preview "${existing ?? NAME}" landing/orders.csv
 * Press Ctrl-C to stop everything.
 */
export async function renderNextSteps({ home, storage }: { home: string; storage: string }): Promise<string> {
  const existing = await findSample(home);
  return `
In the portal: choose Connect, then Azure Blob or Azure Table; it offers the storage with the samples.
Or in another terminal:
  export HEADWATER_HOME='${home}' HEADWATER_SAMPLE_STORAGE='${storage}'
  export AZURE_BLOB_CONNECTION_STRING="$HEADWATER_SAMPLE_STORAGE"   # what copied commands ask for
${existing === undefined ? CREATE : ''}  npx -y pnpm@12 headwater connections list
  npx -y pnpm@12 headwater connections preview "${existing ?? NAME}" landing/orders.csv
Press Ctrl-C to stop everything.`;
}

/** The reference to the connection of an earlier start: its name, or its id if several share the name. */
async function findSample(homeDirectory: string): Promise<string | undefined> {
  const session = await openSession({ profile: 'local', sandbox: 'dev', homeDirectory, environment: {} });
  try {
    const { id } = await showConnection(NAME, { session });
    return id === undefined ? undefined : NAME;
  } catch (error) {
    return error instanceof AmbiguousNameError ? error.candidates[0]?.id : undefined;
  }
}
