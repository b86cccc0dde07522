import type { ContractGroup, Exchange } from '../contract-case.ts';
import { absent, check, everyItem, matching, someItem } from '../matching/pattern.ts';
import { A_CONNECTION, BLOB_CONNECTION } from './connections-to-begin-with.ts';
import { explored, refusedLook } from './explore-case.ts';
import {
  bareColumns,
  columns,
  entriesOf,
  isObject,
  listedStructure,
  olderEntriesOf,
  rows,
  stringColumns,
  stringRows,
} from './explored.ts';
import { choice, documentation, openapi, refusal, refused } from './words.ts';

const FILE = 'objectType=file&object={file}';
const FILE_OF_ANY = 'objectType=file&object=folder/file.csv';

const pathsWithSlash = everyItem('an entry whose path begins with a slash', (item) => {
  return isObject(item) && /^\/[^/]/.test(String(item.path));
});

/** Types are capitalized in older responses. */
const theFile = someItem('the file', (item, known) => {
  return isObject(item) && String(item.type).toLowerCase() === 'file' && item.path === `/${known.file}`;
});

const LOCKED_OUT: readonly Exchange[] = [
  {
    send: 'POST /connections',
    body: {
      ...BLOB_CONNECTION,
      auth: { specName: 'ConnectionString', params: { connectionString: '{wrongConnectionString}' } },
    },
    answer: { status: 201, keep: { id: ['id'] } },
  },
];

/** The documents do not say whether refused credentials are a result or an error of the provider (facts 4.8, 6.5). */
const REFUSED_BY_SOURCE = ['CONNECTOR-1308-400', 'CONNECTOR-1105-401', 'CONNECTOR-1106-403'].map(refusal);

export const TEST_AND_EXPLORE: ContractGroup = {
  title: 'Testing and exploring connections',
  cases: [
    {
      id: 'test-works',
      behavior: 'Working credentials return true.',
      source: openapi('4.8'),
      needs: 'source',
      given: A_CONNECTION,
      exchanges: [{ send: 'GET /connections/{id}/test', answer: { status: 200, body: { result: true } } }],
    },
    {
      id: 'test-fails',
      behavior: 'Failing credentials return false.',
      source: choice('4.8'),
      needs: 'source',
      given: LOCKED_OUT,
      exchanges: [
        {
          send: 'GET /connections/{id}/test',
          answer: { status: 200, body: { result: false }, or: REFUSED_BY_SOURCE },
        },
      ],
    },
    refused({
      id: 'test-unknown',
      behavior: 'A connection that does not exist cannot be tested.',
      source: documentation('6.3'),
      send: 'GET /connections/01234567-89ab-cdef-0123-456789abcdef/test',
      code: 'FLOW-1439-404',
    }),
    explored({
      id: 'explore-root',
      behavior: 'The root of a storage is a list of entries.',
      source: documentation('3.5'),
      query: 'objectType=root',
      body: entriesOf('folder', 'file'),
      others: [olderEntriesOf('folder', 'file')],
    }),
    explored({
      id: 'explore-any-case',
      behavior: 'Names and values of parameters are matched regardless of case.',
      source: openapi('8 no. 24'),
      query: 'OBJECTTYPE=ROOT',
      body: entriesOf('folder', 'file'),
      others: [olderEntriesOf('folder', 'file')],
    }),
    explored({
      id: 'explore-folder',
      behavior: 'A folder lists its contents.',
      source: documentation('4.9'),
      query: 'objectType=folder&object={folder}',
      body: theFile,
      others: [theFile],
    }),
    explored({
      id: 'explore-paths-begin-with-slash',
      behavior: 'The paths that a storage lists begin with a slash.',
      source: documentation('4.9'),
      query: 'objectType=root',
      body: pathsWithSlash,
      others: [pathsWithSlash],
    }),
    explored({
      id: 'explore-listed-folder',
      behavior:
        'A folder path with a slash at both ends is accepted, and the paths of its entries begin with a slash.',
      source: documentation('4.9'),
      query: 'objectType=folder&object=/{folder}/',
      body: pathsWithSlash,
      others: [pathsWithSlash],
    }),
    explored({
      id: 'explore-leading-slash',
      behavior: 'A path may begin with a slash.',
      source: choice('4.9'),
      query: 'objectType=folder&object=/{folder}',
      body: entriesOf('folder', 'file'),
      others: [olderEntriesOf('folder', 'file')],
    }),
    explored({
      id: 'explore-file',
      behavior: 'A file is described by its columns, without rows.',
      source: documentation('3.5'),
      query: `${FILE}&fileType=delimited`,
      body: { format: 'flat', schema: { columns }, data: absent },
      others: [bareColumns, listedStructure],
    }),
    explored({
      id: 'explore-preview',
      behavior: 'A preview adds rows.',
      source: documentation('3.5'),
      query: `${FILE}&fileType=delimited&preview=true`,
      body: { schema: { columns }, data: rows },
      others: [bareColumns, listedStructure, { data: rows }],
    }),
    explored({
      id: 'explore-delimited-strings',
      behavior:
        'Columns of delimited text have the type string, and their values are strings. The XDM type is the one that fits the values.',
      source: choice('3.5'),
      query: `${FILE}&fileType=delimited&preview=true`,
      body: { schema: { columns: stringColumns }, data: stringRows },
      others: [bareColumns, listedStructure, { data: rows }],
    }),
    explored({
      id: 'explore-determine',
      behavior: 'The properties of a file can be detected.',
      source: documentation('4.9'),
      query: `${FILE}&determineProperties=true`,
      body: { properties: { fileType: matching('delimited', /^delimited$/i) } },
    }),
    refused({
      id: 'explore-unknown',
      behavior: 'A connection that does not exist cannot be explored.',
      source: documentation('6.3'),
      send: 'GET /connections/01234567-89ab-cdef-0123-456789abcdef/explore?objectType=root',
      code: 'FLOW-1439-404',
    }),
    explored({
      id: 'explore-properties',
      behavior: 'The format settings of a file are returned, even if all of them were given.',
      source: documentation('4.9'),
      query: `${FILE}&fileType=delimited&columnDelimiter=,`,
      body: { properties: { fileType: 'delimited', columnDelimiter: ',' } },
    }),
    refusedLook({
      id: 'explore-unknown-type',
      behavior: 'The object type must be a known type.',
      source: documentation('4.9'),
      query: 'objectType=planet',
      code: 'CONNECTOR-1358-400',
    }),
    explored({
      id: 'explore-no-type',
      behavior: 'Without a type and an object, the root is listed.',
      source: openapi('4.9'),
      query: '',
      body: entriesOf('folder', 'file'),
      others: [olderEntriesOf('folder', 'file')],
    }),
    refusedLook({
      id: 'explore-no-type-of-object',
      behavior: 'An object requires a type.',
      source: choice('4.9'),
      query: 'object=a',
      code: 'CONNECTOR-1359-400',
    }),
    refusedLook({
      id: 'explore-empty-type',
      behavior: 'The object type must not be empty.',
      source: documentation('6.5'),
      query: 'objectType=',
      code: 'CONNECTOR-1334-400',
    }),
    refusedLook({
      id: 'explore-no-object',
      behavior: 'A folder requires a path.',
      source: documentation('4.9'),
      query: 'objectType=folder',
      code: 'CONNECTOR-1337-400',
    }),
    refusedLook({
      id: 'explore-no-file-type',
      behavior: 'A file requires a type, unless it is detected.',
      source: choice('4.9'),
      query: FILE_OF_ANY,
      code: 'CONNECTOR-1359-400',
    }),
    refusedLook({
      id: 'explore-unknown-file-type',
      behavior: 'The file type must be a known type.',
      source: documentation('6.5'),
      query: `${FILE_OF_ANY}&fileType=xml`,
      code: 'CONNECTOR-1399-400',
    }),
    refusedLook({
      id: 'explore-long-delimiter',
      behavior: 'A delimiter is one character.',
      source: documentation('6.5'),
      query: `${FILE_OF_ANY}&fileType=delimited&columnDelimiter=ab`,
      code: 'CONNECTOR-1331-400',
    }),
    refusedLook({
      id: 'explore-determine-what-is-told',
      behavior: 'Detection cannot be combined with explicit properties.',
      source: documentation('4.9'),
      query: `${FILE_OF_ANY}&fileType=delimited&determineProperties=true`,
      code: 'CONNECTOR-1374-400',
    }),
    refusedLook({
      id: 'explore-bad-base64',
      behavior: 'A filter must be JSON in base64.',
      source: documentation('4.9'),
      query: 'objectType=table&object=t&preview=true&filters=!',
      code: 'CONNECTOR-1389-400',
    }),
    explored({
      id: 'explore-same-twice',
      behavior: 'A parameter may be repeated with the same value, in any case and spelling.',
      source: documentation('4.9'),
      query: `${FILE}&fileType=DELIMITED&preview=true&fileType=delimited&FILE_TYPE=Delimited`,
      body: { data: rows },
      others: [bareColumns, listedStructure],
    }),
    refusedLook({
      id: 'explore-parameter-twice',
      behavior: 'A parameter may not be repeated with different values, even in two spellings.',
      source: choice('8 no. 24'),
      query: 'objectType=root&OBJECT_TYPE=folder',
      code: 'FLOW-1453-400',
    }),
    refusedLook({
      id: 'explore-unknown-parameter',
      behavior: 'An unknown query parameter is refused.',
      source: documentation('6.3'),
      query: 'objectType=root&color=red',
      code: 'FLOW-1451-400',
    }),
    {
      id: 'configs',
      behavior: 'The option values of a provider are a list of items.',
      source: choice('8 no. 26'),
      given: A_CONNECTION,
      exchanges: [
        {
          send: 'GET /connections/{id}/configs',
          answer: {
            status: 200,
            body: { items: check('a list', Array.isArray) },
            // The OpenAPI description declares the response as a list (facts 8 no. 26).
            or: [{ status: 200, body: check('a list', Array.isArray) }],
          },
        },
      ],
    },
  ],
};
