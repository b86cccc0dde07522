/**
 * Rewrites a CLI command, which messages write as `headwater`, to the form that works where the portal was started.
 */
export function nameProgram(command: string, program: string): string {
  return command.replace(/^headwater (?=[a-z-])/, () => `${program} `);
}

/** Does the same for a shell script, where other commands may call the CLI. */
export function nameProgramInScript(script: string, program: string): string {
  return script.replace(/(^|\$\()headwater (?=[a-z-])/g, (_, before: string) => `${before}${program} `);
}
