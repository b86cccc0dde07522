/** Environment of this process, for callers that pass none. */
export const processEnvironment: NodeJS.ProcessEnv = process.env;
