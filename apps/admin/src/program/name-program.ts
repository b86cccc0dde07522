/** Writes a command of the CLI, which texts call `headwater`, the way it can be typed where the portal was started. */
export function nameProgram(command: string, program: string): string {
  return command.replace(/^headwater (?=[a-z-])/, () => `${program} `);
}

/** Does the same in a shell script, where the CLI may also be called inside another command. */
export function nameProgramInScript(script: string, program: string): string {
  return script.replace(/(^|\$\()headwater (?=[a-z-])/g, (_, before: string) => `${before}${program} `);
}
