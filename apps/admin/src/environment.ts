/** The environment of this process, the only way to it in this room. */
export const processEnvironment: NodeJS.ProcessEnv = process.env;
