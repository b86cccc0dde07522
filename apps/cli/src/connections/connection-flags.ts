import { boolean, integer, option, string } from '@oclif/core/flags';

/** Flags of commands that write parameters. */
export const paramFlag = {
  param: string({
    char: 'p',
    summary: 'A parameter; repeatable. Write secrets as references: ${env:NAME} or ${file:path}.',
    helpValue: '<key>=<value>',
    multiple: true,
    multipleNonGreedy: true,
  }),
};

/** Flags of commands that describe an unsaved connection. */
export const draftFlags = {
  auth: string({
    char: 'a',
    summary: 'Auth method, as listed by `sources show`.',
    helpValue: '<variant>',
  }),
  ...paramFlag,
  from: string({
    char: 'f',
    summary: 'Read the connection from a JSON or YAML file; - for stdin. Flags take precedence.',
    helpValue: '<file>',
  }),
};

/** Flag of commands that test an unsaved connection. */
export const probeFlag = {
  probe: boolean({
    summary: 'If the target tests only stored connections: create a temporary one, test it, and delete it.',
    default: false,
  }),
};

/** Flags of commands that send parameters. */
const lintFlag = {
  lint: boolean({
    summary: 'Check the values before sending them; --no-lint sends them regardless of findings.',
    allowNo: true,
    default: true,
  }),
};

/** Flags of commands that write to a target. */
export const writeFlags = {
  ...lintFlag,
  'yes-production': boolean({ summary: 'Confirm a write to a production sandbox.', default: false }),
};

/** Flag of commands that change or delete stored connections. */
export const confirmFlag = {
  'confirm-name': string({
    summary: "Confirm the change by the connection's name, if its source is not in the catalog.",
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
    summary: 'Column delimiter of a delimited file; \\t for a tab, \\x01 for a control character.',
    helpValue: '<char>',
  }),
  compression: option({
    summary: 'Compression of the file.',
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
  'header-rows': integer({ summary: 'Number of header rows; 0 for none.', helpValue: '<n>', min: 0 }),
  'skip-rows': integer({ summary: 'Number of lines to skip before the header.', helpValue: '<n>', min: 0 }),
  null: string({ summary: 'String that stands for a missing value.', helpValue: '<text>' }),
};
