/** The runnable examples in README. */
export interface Examples {
  /** Commands of the CLI example, without their comments. */
  cli: readonly string[];
  /** TypeScript programs by the package that they import. */
  programs: Readonly<Record<string, string>>;
}

/** Reads the examples from README. @throws Error if the CLI example is missing */
export function readExamples(readme: string): Examples {
  const block = /\*\*CLI\*\*\n\n```sh\n([\s\S]*?)\n```/.exec(readme)?.[1];
  if (block === undefined) throw new Error('README has no example of the CLI.');
  const programs = [...readme.matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, source = '']) => {
    return [/from '([^']+)'/.exec(source)?.[1] ?? '', source] as const;
  });
  return { cli: readCommands(block), programs: Object.fromEntries(programs) };
}

/** A backslash at the end of a line continues the command, and a comment follows two spaces. */
function readCommands(block: string): readonly string[] {
  const lines = block.replaceAll('\\\n', ' ').trim().split('\n');
  return lines.map((line) => line.replace(/\s+# .*$/, '').trim());
}
