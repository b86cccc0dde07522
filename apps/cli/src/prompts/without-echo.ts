/**
 * Runs a series of questions with the terminal's echo off throughout. Each question switches the echo off and on
 * again, so input between two of them, such as a pasted password, would be shown in clear. The next question receives
 * that input instead.
 */
export async function withoutEcho<Result>(ask: () => Promise<Result>): Promise<Result> {
  const { stdin } = process;
  if (!stdin.isTTY) return await ask();
  stdin.setRawMode(true);
  // An own property hides the method of the class while the questions run.
  stdin.setRawMode = () => stdin;
  try {
    return await ask();
  } finally {
    Reflect.deleteProperty(stdin, 'setRawMode');
    stdin.setRawMode(false);
  }
}
