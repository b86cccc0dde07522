/** The environment of this process, for callers that pass no other. */
export const processEnvironment: NodeJS.ProcessEnv = process.env;
