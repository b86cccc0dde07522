import { argument } from '../arguments.ts';

export const fileArgument = { file: argument({ description: 'Snapshot file.', required: true }) };
