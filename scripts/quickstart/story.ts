import { once } from 'node:events';
import { loadSource, type SourceSlug } from '@headwater/sources';
import type { Sources } from './start-sources.ts';
import type { Terminal } from './terminal.ts';

/** A wrong connection string: a typo in a key, and Data Lake Storage's endpoint given to Blob Storage. */
const WRONG =
  'DefaultEndpointsProtocol=https;AccountName=contosodata;AcountKey=bm90LWEtcmVhbC1rZXk=;BlobEndpoint=https://contosodata.dfs.core.windows.net';

/** Creates a connection for each of the five sources, uses the three that can be reached here, and explains a wrong one. */
export async function tellStory(terminal: Terminal, { azurite, lake }: Sources): Promise<void> {
  const environment = { STORAGE: azurite.connectionString };
  await terminal.run({
    title: 'A wrong connection string is explained before anything is sent',
    parameters: [
      'lint',
      'azure-blob',
      '--auth',
      'ConnectionString',
      '--param',
      'connectionString=${env:WRONG}',
    ],
    environment: { WRONG },
    exitCode: 3,
  });
  await terminal.run(createFromStorage('azure-blob', 'Landing files', environment));
  await terminal.run(createFromStorage('azure-table-storage', 'Landing tables', environment));
  await terminal.run(createFromLake(lake));
  await terminal.run(await createFromExample('sql-server', 'ConnectionString', 'Sales database'));
  await terminal.run(await createFromExample('azure-synapse-analytics', 'ServicePrincipal', 'Warehouse'));
  await terminal.run({ title: 'What there is now', parameters: ['connections', 'list'] });
  await terminal.run({
    title: 'Test a connection, stage by stage',
    parameters: ['connections', 'test', 'Landing files'],
  });
  await terminal.run({ title: 'Test the tables', parameters: ['connections', 'test', 'Landing tables'] });
  await terminal.run({
    title: 'Test the lake, with a token from Entra',
    parameters: ['connections', 'test', 'Lake'],
  });
  await terminal.run({
    title: 'Explore files',
    parameters: ['connections', 'explore', 'Landing files', 'landing'],
  });
  await terminal.run({ title: 'Explore tables', parameters: ['connections', 'explore', 'Landing tables'] });
  await terminal.run({
    title: 'Explore the lake',
    parameters: ['connections', 'explore', 'Lake', 'landing/daily'],
  });
  for (const object of ['landing/orders.csv', 'landing/customers.json', 'landing/sales.parquet']) {
    const parameters = ['connections', 'preview', 'Landing files', object, '--rows', '3'];
    await terminal.run({ title: `Preview ${object}`, parameters });
  }
  await terminal.run({
    title: 'Preview a file of the lake',
    parameters: ['connections', 'preview', 'Lake', 'landing/sales.parquet', '--rows', '3'],
  });
  await terminal.run({
    title: 'Preview a table',
    parameters: ['connections', 'preview', 'Landing tables', 'customers', '--rows', '3'],
  });
}

/** How long each part took. */
export function showTimes(terminal: Terminal, totalMs: number): void {
  console.log('\nWhat was done:');
  for (const { title, milliseconds } of terminal.times) {
    console.log(`  ${(milliseconds / 1000).toFixed(2).padStart(6)} s  ${title}`);
  }
  console.log(`  ${(totalMs / 1000).toFixed(2).padStart(6)} s  in all`);
}

/** Says how to go on by hand, and waits for Ctrl-C. */
export async function explainKept(
  { home }: Terminal,
  { azurite, lake }: Sources,
  url: string,
): Promise<void> {
  console.log(
    `\nThe service runs at ${url}, the storage emulator at ${azurite.blobEndpoint}, the lake at ${lake.url}. In another terminal:`,
  );
  console.log(`  export HEADWATER_HOME='${home}' STORAGE='${azurite.connectionString}'`);
  console.log('  npx -y pnpm@12 headwater connections list');
  console.log('Press Ctrl-C to stop them.');
  const keepAlive = setInterval(() => undefined, 60_000);
  await once(process, 'SIGINT');
  clearInterval(keepAlive);
}

function createFromStorage(source: SourceSlug, name: string, environment: Record<string, string>) {
  const parameters = ['connections', 'create', source, '--name', name, '--auth', 'ConnectionString'];
  return {
    title: `Connect ${source}`,
    parameters: [...parameters, '--param', 'connectionString=${env:STORAGE}'],
    environment,
  };
}

function createFromLake({ url, reader }: Sources['lake']) {
  const parameters = ['connections', 'create', 'adls-gen2', '--name', 'Lake', '--auth', 'ServicePrincipal'];
  const params = {
    url,
    servicePrincipalId: reader.clientId,
    servicePrincipalKey: '${env:LAKE_SECRET}',
    tenant: reader.tenant,
  };
  return {
    title: 'Connect adls-gen2',
    parameters: [
      ...parameters,
      ...Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
    ],
    environment: { LAKE_SECRET: reader.clientSecret },
  };
}

/** A connection made of the source's own examples: it can be created and kept, though nothing answers at its address. */
async function createFromExample(source: SourceSlug, method: string, name: string) {
  const { variants } = await loadSource(source);
  const params =
    variants.find((variant) => variant.key === method)?.params.filter((param) => param.isRequired) ?? [];
  const environment: Record<string, string> = {};
  const parameters = ['connections', 'create', source, '--name', name, '--auth', method];
  for (const param of params) {
    const example = String(param.examples[0]);
    if (param.isSecret) environment.SECRET = example;
    parameters.push('--param', `${param.name}=${param.isSecret ? '${env:SECRET}' : example}`);
  }
  return { title: `Connect ${source}`, parameters, environment };
}
