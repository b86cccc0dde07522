import { string } from '@oclif/core/args';

/** The connection that a command is about. */
export const connectionArg = {
  connection: string({ description: 'Id or name of the connection.', required: true }),
};
