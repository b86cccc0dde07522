import type { ContractCase, ContractGroup, Exchange, ExpectedAnswer } from '../contract-case.ts';
import { absent, type Pattern } from '../matching/pattern.ts';
import { bareColumns, columns, entriesOf, listedStructure, olderEntriesOf, rows } from './explored.ts';
import { documentation, refusal } from './words.ts';

const TABLES: readonly Exchange[] = [
  {
    send: 'POST /connections',
    body: {
      name: '{name}',
      connectionSpec: { id: 'ecde33f2-c56f-46cc-bdea-ad151c16cd69', version: '1.0' },
      auth: {
        specName: 'Connection String Based Authentication',
        params: { connectionString: '{connectionString}' },
      },
    },
    answer: { status: 201, keep: { id: ['id'] } },
  },
];

/** A request to explore the tables of an account. */
function explored(
  given: Pick<ContractCase, 'id' | 'behavior' | 'source'> & { query: string } & (
      | { body: Pattern; others?: readonly Pattern[] }
      | { code: string }
    ),
): ContractCase {
  const { id, behavior, source, query, ...answer } = given;
  const expected = 'code' in answer ? refusal(answer.code) : formsOf(answer);
  const exchanges = [{ send: `GET /connections/{id}/explore?${query}`, answer: expected }];
  return { id, behavior, source, needs: 'table', given: TABLES, exchanges };
}

function formsOf({ body, others = [] }: { body: Pattern; others?: readonly Pattern[] }): ExpectedAnswer {
  return { status: 200, body, or: others.map((other) => ({ status: 200, body: other })) };
}

export const EXPLORE_TABLES: ContractGroup = {
  title: 'Exploring tables',
  cases: [
    explored({
      id: 'tables-root',
      behavior: 'The root of a database is a list of tables, or of folders that contain them.',
      source: documentation('3.5'),
      query: 'objectType=root',
      body: entriesOf('folder', 'table'),
      others: [olderEntriesOf('folder', 'table')],
    }),
    explored({
      id: 'table-columns',
      behavior: 'A table is described by its columns, without rows.',
      source: documentation('3.5'),
      query: 'objectType=table&object={table}',
      body: { format: 'flat', schema: { columns }, data: absent },
      others: [bareColumns, listedStructure],
    }),
    explored({
      id: 'table-preview',
      behavior: 'A preview adds rows.',
      source: documentation('4.9'),
      query: 'objectType=table&object={table}&preview=true',
      body: { schema: { columns }, data: rows },
      others: [bareColumns, listedStructure, { data: rows }],
    }),
    explored({
      id: 'table-filters',
      behavior: 'Only a few sources filter rows; this source is not one of them.',
      source: documentation('4.9'),
      // `{}` in base64.
      query: 'objectType=table&object={table}&preview=true&filters=e30=',
      code: 'CONNECTOR-1353-400',
    }),
    explored({
      id: 'table-determine',
      behavior: 'A table has no file properties to detect.',
      source: documentation('4.9'),
      query: 'objectType=table&object={table}&determineProperties=true',
      code: 'CONNECTOR-1371-400',
    }),
  ],
};
