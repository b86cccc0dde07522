import type { Connection } from 'tedious';
import type { SqlMessage } from './sql-message.ts';

/** A statement with its parameters, all of which are names. */
export interface SqlQuery {
  text: string;
  parameters?: Readonly<Record<string, string>>;
}

/** A failed statement, with the messages about this statement only. */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
  readonly messages: readonly SqlMessage[];

  constructor(cause: unknown, messages: readonly SqlMessage[]) {
    super('The statement failed.', { cause });
    this.messages = messages;
  }
}

/**
 * Runs a statement and returns the values of its rows, in the order of its columns. Without parameters it is sent as
 * a batch: a call of sp_executesql takes a long statement as nvarchar(max), which a dedicated pool of Synapse
 * refuses.
 *
 * @throws QueryFailed
 */
export async function runQuery(
  connection: Connection,
  { text, parameters = {} }: SqlQuery,
): Promise<unknown[][]> {
  const { Request, TYPES } = await import('tedious');
  const rows: unknown[][] = [];
  const messages: SqlMessage[] = [];
  const listen = ({ number, message }: SqlMessage) => messages.push({ number, message });
  connection.on('errorMessage', listen);
  try {
    await new Promise<void>((resolve, reject) => {
      const request = new Request(text, (error) => (error ? reject(error) : resolve()));
      for (const [name, value] of Object.entries(parameters)) {
        request.addParameter(name, TYPES.NVarChar, value, { length: Math.max(128, value.length) });
      }
      request.on('row', (columns: { value: unknown }[]) => rows.push(columns.map(({ value }) => value)));
      if (Object.keys(parameters).length === 0) connection.execSqlBatch(request);
      else connection.execSql(request);
    });
  } catch (error) {
    throw new QueryFailed(error, messages);
  } finally {
    connection.off('errorMessage', listen);
  }
  return rows;
}
