import type { Connection } from 'tedious';

/** A statement with its parameters, all of which are names. */
export interface SqlQuery {
  text: string;
  parameters?: Readonly<Record<string, string>>;
}

/** Runs a statement and gives the values of its rows, in the order of its columns. */
export async function runQuery(
  connection: Connection,
  { text, parameters = {} }: SqlQuery,
): Promise<unknown[][]> {
  const { Request, TYPES } = await import('tedious');
  const rows: unknown[][] = [];
  await new Promise<void>((resolve, reject) => {
    const request = new Request(text, (error) => (error ? reject(error) : resolve()));
    for (const [name, value] of Object.entries(parameters)) {
      request.addParameter(name, TYPES.NVarChar, value, { length: 128 });
    }
    request.on('row', (columns: { value: unknown }[]) => rows.push(columns.map(({ value }) => value)));
    connection.execSql(request);
  });
  return rows;
}
