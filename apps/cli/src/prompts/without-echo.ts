/**
 * Runs a series of questions with the terminal's echo off throughout. Each question turns it off and on again, so that
 * whatever is typed or pasted between two of them, such as the next password, would be shown in clear. It is kept for
 * the next question instead.
 */
export async function withoutEcho<Result>(ask: () => Promise<Result>): Promise<Result> {
  const { stdin } = process;
  if (!stdin.isTTY) return await ask();
  stdin.setRawMode(true);
  // An own property hides the method of the class for as long as the questions last.
  stdin.setRawMode = () => stdin;
  try {
    return await ask();
  } finally {
    Reflect.deleteProperty(stdin, 'setRawMode');
    stdin.setRawMode(false);
  }
}
