import { listConnections, type StoryConnection } from './connections.ts';
import type { Sources } from './start-sources.ts';
import type { Command, Terminal } from './terminal.ts';

/** A wrong connection string: it has a typo in a key, and uses the endpoint of Data Lake Storage for Blob Storage. */
const WRONG =
  'DefaultEndpointsProtocol=https;AccountName=contosodata;AcountKey=bm90LWEtcmVhbC1rZXk=;BlobEndpoint=https://contosodata.dfs.core.windows.net';

/** Explains a wrong connection string, then connects, tests, explores and previews each of the five sources. */
export async function runStory(terminal: Terminal, sources: Sources): Promise<void> {
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
  const connections = listConnections(sources);
  for (const connection of connections) await terminal.run(create(connection));
  await terminal.run({ title: 'The connections now', parameters: ['connections', 'list'] });
  for (const connection of connections) {
    for (const command of use(connection)) await terminal.run(command);
  }
}

/** Prints the time of each part. */
export function showTimes(terminal: Terminal, totalMs: number): void {
  console.log('\nTime spent:');
  for (const { title, milliseconds } of terminal.times) {
    console.log(`  ${(milliseconds / 1000).toFixed(2).padStart(6)} s  ${title}`);
  }
  console.log(`  ${(totalMs / 1000).toFixed(2).padStart(6)} s  in total`);
}

function create({ source, name, method, params, environment }: StoryConnection): Command {
  const given = Object.entries(params).flatMap(([param, value]) => ['--param', `${param}=${value}`]);
  return {
    title: `Connect ${source}`,
    parameters: ['connections', 'create', source, '--name', name, '--auth', method, ...given],
    environment,
  };
}

function use({ name, folder, objects }: StoryConnection): readonly Command[] {
  return [
    { title: `Test "${name}", stage by stage`, parameters: ['connections', 'test', name] },
    { title: `Explore "${name}"`, parameters: ['connections', 'explore', name, ...(folder ? [folder] : [])] },
    ...objects.map((object) => ({
      title: `Preview ${object}`,
      parameters: ['connections', 'preview', name, object, '--rows', '3'],
    })),
  ];
}
