// Loaded on demand by commands that need a session. Importing the whole of core on demand would make the build join
// core into one chunk that every command loads.
export { openSession } from '@headwater/core';
