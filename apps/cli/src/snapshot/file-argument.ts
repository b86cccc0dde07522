import { expandHome } from '@headwater/core';
import { argument } from '../arguments.ts';

export const fileArgument = {
  file: argument({ description: 'Snapshot file.', required: true, parse: async (path) => expandHome(path) }),
};
