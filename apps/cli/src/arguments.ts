import { custom } from '@oclif/core/args';

/** A positional argument. A missing one is not read from standard input, which belongs to `--from -`. */
export const argument = custom<string>({ ignoreStdin: true });

/** The connection that a command works on. */
export const connectionArgument = {
  connection: argument({ description: 'Id or name of the connection.', required: true }),
};

/** The source that a command works on. */
export const sourceArgument = argument({ description: 'Slug of the source, for example azure-blob.' });
