import type { Redactor } from '@headwater/core';
import { EXIT_CODE } from '../errors/exit-code.ts';
import { toJson } from '../output/print-result.ts';

interface ReportContext {
  argv: readonly string[];
  /** Redacts the secrets of the session. */
  redactor?: Redactor | undefined;
  /** Names of all commands, to suggest one for a misspelled one. */
  commands?: readonly string[];
}

/** Prints an error; nothing else prints errors. @returns The exit code. */
export async function reportError(
  error: unknown,
  { argv, redactor, commands }: ReportContext,
): Promise<number> {
  if (isGivenUpAtPrompt(error)) return EXIT_CODE.interrupted;
  const [{ toErrorDocument }, { renderError }] = await Promise.all([
    import('./error-document.ts'),
    import('./render-error.ts'),
  ]);
  const document = toErrorDocument(error, commands);
  if (wantsJson(argv)) {
    process.stdout.write(`${toJson({ error: redactor?.redactValue(document) ?? document })}\n`);
  } else {
    const text = renderError(document);
    process.stderr.write(`${redactor?.redact(text) ?? text}\n`);
  }
  return document.exitCode;
}

/** Checks the plain words: a command line that cannot be parsed may still ask for JSON. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).includes('--json');
}

function isGivenUpAtPrompt(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError';
}
