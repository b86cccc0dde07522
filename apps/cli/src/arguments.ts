import { custom } from '@oclif/core/args';

/** A positional argument. One that is missing is not read from standard input, which belongs to `--from -`. */
export const argument = custom<string>({ ignoreStdin: true });

/** The connection that a command is about. */
export const connectionArgument = {
  connection: argument({ description: 'Id or name of the connection.', required: true }),
};

/** The source that a command is about. */
export const sourceArgument = argument({ description: 'Slug of the source, for example azure-blob.' });
