/** The environment of this process. Other modules of the portal read it only through this one. */
export const processEnvironment: NodeJS.ProcessEnv = process.env;
