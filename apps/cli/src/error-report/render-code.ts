import type { CodeExplanation, CodeMeaning } from '@headwater/core';
import { withProgramName } from '../output/command-line.ts';
import { paint } from '../output/style.ts';
import { renderStep } from './render-step.ts';

/** The explanation of a code with its next steps as sentences. */
interface DescribedCode {
  code: string;
  meanings: readonly DescribedMeaning[];
}

type DescribedMeaning = Omit<CodeMeaning, 'nextSteps'> & { nextSteps: readonly string[] };

/** Writes the next steps of an explanation with the commands and flags that take them. */
export function describeCode({ code, meanings }: CodeExplanation): DescribedCode {
  const described = meanings.map(({ nextSteps, ...meaning }) => {
    return { ...meaning, nextSteps: nextSteps.map((step) => withProgramName(renderStep(step))) };
  });
  return { code, meanings: described };
}

/** The explanation of a code for people: each meaning with its cause and next steps. */
export function renderCode({ code, meanings }: DescribedCode): string {
  return [paint('bold', code), ...meanings.map(renderMeaning)].join('\n\n');
}

function renderMeaning({ title, cause, nextSteps, fixableBy }: DescribedMeaning): string {
  return [
    paint('dim', title),
    `  ${cause}`,
    ...nextSteps.map((step) => `  Next: ${step}`),
    ...(fixableBy === undefined ? [] : [`  Who can fix it: ${FIXERS[fixableBy] ?? fixableBy}`]),
  ].join('\n');
}

const FIXERS: Readonly<Record<string, string>> = {
  you: 'you',
  'source-admin': 'an administrator of the source',
  'network-admin': 'a network administrator',
  adobe: 'Adobe',
};
