import type { Redactor } from '@headwater/core';
import { toJson } from '../output/print-result.ts';
import { EXIT_CODE } from './exit-code.ts';

interface ReportContext {
  argv: readonly string[];
  /** Knows the secrets that must not be shown. */
  redactor?: Redactor | undefined;
  /** Names of the commands that there are, to suggest one in place of a misspelled one. */
  commands?: readonly string[];
}

/** Shows an error, the one place where that is done. @returns The exit code. */
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

/** Asked of the bare words, for flags that cannot be parsed still ask for JSON. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).includes('--json');
}

function isGivenUpAtPrompt(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError';
}
