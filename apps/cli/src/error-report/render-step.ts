import { type NextStep, quoteForShell } from '@headwater/core';

/** The command that takes a step, by the use case that core names. */
const COMMANDS: Readonly<Record<string, string>> = {
  addProfile: 'profiles add',
  deleteConnection: 'connections delete',
  listConnections: 'connections list',
  listProfiles: 'profiles list',
  listSources: 'sources list',
  serveFlowService: 'serve',
  showConnection: 'connections show',
  showSource: 'sources show',
  testConnection: 'connections test',
  useProfile: 'profiles use',
};

/** The flag for an option of a use case, by the option. */
const FLAGS: Readonly<Record<string, (value: unknown) => string>> = {
  confirmName: (value) => `--confirm-name ${quoteForShell(String(value))}`,
  lint: () => '--no-lint',
  profile: () => '--profile',
  sandbox: () => '--sandbox',
  yesProduction: () => '--yes-production',
};

/** Writes a next step with the command or the flag that takes it. */
export function renderStep({ text, useCase, arguments: given = {}, repeatWith = {} }: NextStep): string {
  const command = useCase === undefined ? undefined : COMMANDS[useCase];
  if (command !== undefined) {
    const words = ['headwater', command, ...Object.values(given).map((word) => quoteForShell(String(word)))];
    return `${text}: \`${words.join(' ')}\`.`;
  }
  const flags = Object.entries(repeatWith).flatMap(([option, value]) => FLAGS[option]?.(value) ?? []);
  if (flags.length > 0) return `${text}: add \`${flags.join(' ')}\`.`;
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
