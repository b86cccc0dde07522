import { boolean, integer, option, string } from '@oclif/core/flags';

/** Flags of commands that write parameters. */
export const paramFlag = {
  param: string({
    char: 'p',
    summary: 'A parameter; repeatable. Give secrets as references: ${env:NAME} or ${file:path}.',
    helpValue: '<key>=<value>',
    multiple: true,
    multipleNonGreedy: true,
  }),
};

/** Flags of commands that describe a connection that is not saved. */
export const draftFlags = {
  auth: string({
    char: 'a',
    summary: 'Way to authenticate, as `sources show` lists them.',
    helpValue: '<variant>',
  }),
  ...paramFlag,
  from: string({
    char: 'f',
    summary: 'Read the connection from a JSON or YAML file; - for stdin. Flags win.',
    helpValue: '<file>',
  }),
};

/** Flag of commands that test what is not saved. */
export const probeFlag = {
  probe: boolean({
    summary:
      'Where the target tests stored connections only: create a temporary one, test it, and delete it.',
    default: false,
  }),
};

/** Flags of commands that send parameters. */
const lintFlag = {
  lint: boolean({
    summary: 'Check the values before anything is sent; --no-lint sends them whatever is found.',
    allowNo: true,
    default: true,
  }),
};

/** Flags of commands that write to a target. */
export const writeFlags = {
  ...lintFlag,
  'yes-production': boolean({ summary: 'Say yes to writing into a production sandbox.', default: false }),
};

/** Flag of commands that change or delete stored connections. */
export const confirmFlag = {
  'confirm-name': string({
    summary: "Repeat the connection's name, where its source is not in the catalog.",
    helpValue: '<name>',
  }),
};

/** Flags of commands that read one file or table. */
export const readFlags = {
  'file-type': option({
    summary: 'Format of the file.',
    options: ['delimited', 'json', 'parquet'] as const,
  })(),
  delimiter: string({
    summary:
      'Character between the columns of a delimited file; \\t for a tab, \\x01 for a control character.',
    helpValue: '<char>',
  }),
  compression: option({
    summary: 'How the file is compressed.',
    options: ['gzip', 'deflate', 'zipDeflate', 'bzip2', 'tarGzip', 'tar'] as const,
  })(),
  encoding: string({
    summary: 'Encoding of the file, such as UTF-8, ISO-8859-1, windows-1252 or UTF-16LE.',
    helpValue: '<name>',
  }),
  quote: string({
    summary: 'Character around values of a delimited file; "" for none.',
    helpValue: '<char>',
  }),
  escape: string({ summary: 'Character that escapes a quote inside a quoted value.', helpValue: '<char>' }),
  'header-rows': integer({ summary: 'Rows that name the columns; 0 for none.', helpValue: '<n>', min: 0 }),
  'skip-rows': integer({ summary: 'Number of lines before the header to skip.', helpValue: '<n>', min: 0 }),
  null: string({ summary: 'Text that stands for a missing value.', helpValue: '<text>' }),
};
