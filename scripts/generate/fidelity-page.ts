import {
  ANSWERED_CODES,
  CHOICES,
  CONTRACT,
  type ContractCase,
  type ContractGroup,
  type Exchange,
  NOT_OFFERED,
  OWN_CODES,
  UNUSED_CODES,
} from '@headwater/contract';
import { LIVE_SETTINGS } from '../contract/live-settings.ts';
import { type Observation, type Observations, readObservations } from '../contract/observations.ts';
import { writeMarkdown } from './paths.ts';

/** Writes `docs/fidelity.md`: how closely the embedded service matches the platform, and the evidence for it. */
export async function generateFidelityPage(): Promise<void> {
  const page = renderFidelityPage(await readObservations());
  await writeMarkdown('docs/fidelity.md', page, 'packages/contract and docs/fidelity.json');
}

/** @param observations Observed outcomes of cases on the platform. */
export function renderFidelityPage(observations: Observations): string {
  return [
    '# Fidelity',
    ...renderIntroduction(observations),
    '## Behaviors',
    BEHAVIORS,
    ...CONTRACT.flatMap((group) => renderGroup(group, observations)),
    '## What was decided',
    'Public sources disagree here, or say nothing.',
    ...CHOICES.map(({ topic, sources, choice, why, shownBy }) => {
      const shown = shownBy.length === 0 ? '' : ` Shown by ${shownBy.map(code).join(', ')}.`;
      return `**${topic}.** *Sources:* ${sources} *Here:* ${choice} *Why:* ${why}${shown}`;
    }),
    '## What is not offered',
    renderTable(
      ['of the platform', 'at the embedded service'],
      NOT_OFFERED.map(({ what, instead }) => [what, instead]),
    ),
    '## Codes',
    `Each of these is provoked by \`packages/flow-service/src/problems/service-problem.test.ts\`: ${ANSWERED_CODES.map(code).join(', ')}.`,
    'Of our own, or worded by another layer:',
    renderTable(
      ['code', 'meaning'],
      OWN_CODES.map((own) => [code(own.code), own.meaning]),
    ),
    'In public catalogs, and never answered here:',
    renderTable(
      ['why', 'codes'],
      UNUSED_CODES.map(({ why, codes }) => [why, codes.map(code).join(', ')]),
    ),
  ].join('\n\n');
}

const BEHAVIORS = `Paths are below \`/data/foundation/flowservice\`. \`{name}\` stands for what is known of the target, or was answered before.
The source is what a behavior is known from: **openapi**, a public OpenAPI description; **documentation**, the platform's pages;
**client**, what an open-source client of the platform needs; **choice**, nothing certain: see [what was decided](#what-was-decided).
The number is the section of the project's sheet of facts, which was gathered from those and is not part of the repository.`;

function renderIntroduction(observations: Observations): string[] {
  const ids = CONTRACT.flatMap(({ cases }) => cases.map(({ id }) => id));
  const seen = ids.filter((id) => id in observations);
  const differing = seen.filter((id) => observations[id]?.outcome === 'differs');
  const live =
    seen.length === 0
      ? 'None of them has been seen live yet: they have not been run against Experience Platform.'
      : `${seen.length} of them have been seen live; ${differing.length} differ there.`;
  return [
    `This page compares the embedded service with Experience Platform, and names the evidence. Each of the ${ids.length} behaviors below is one case of \`packages/contract\`, and every test run holds the embedded service to all of them, as a process reached through a socket (\`packages/flow-service/src/contract.e2e.test.ts\`); each answer is also validated against the committed specs. ${live}`,
    '## Seeing it live',
    `\`pnpm contract\` runs the same cases against a real sandbox. It refuses a sandbox that is not known to be for development unless \`--allow-production\` is given, names each object it creates \`headwater-contract-…\`, and deletes them all at the end, even if interrupted. \`--only <text>\` selects cases by their ids; \`--record\` saves the observations, redacted, in \`docs/fidelity.json\`, from which \`pnpm generate\` updates this page. It ends with 2 if anything differs.`,
    renderTable(
      ['variable', '', ''],
      LIVE_SETTINGS.map(({ name, isRequired, description }) => [
        code(name),
        isRequired ? 'required' : '',
        description,
      ]),
    ),
  ];
}

function renderGroup({ title, cases }: ContractGroup, observations: Observations): string[] {
  const rows = cases.map((contractCase) => [
    `${contractCase.behavior} (${code(contractCase.id)})`,
    contractCase.exchanges.map(renderExchange).join('<br>'),
    renderSource(contractCase),
    renderObservation(observations[contractCase.id]),
  ]);
  return [`### ${title}`, renderTable(['behavior', 'sent → answered', 'source', 'seen live'], rows)];
}

function renderExchange({ api, send, headers = {}, answer }: Exchange): string {
  const isElsewhere = api !== undefined && api !== 'flow-service' && api !== 'ims';
  const sent = isElsewhere ? send.replace(' /', ` /data/foundation/${api}/`) : send;
  const notes = Object.entries(headers).map(([name, value]) => {
    return value === null ? `without ${code(name)}` : code(`${name}: ${value}`);
  });
  const [answered, ...others] = [answer, ...(answer.or ?? [])].map(({ status, code: problem }) =>
    problem === undefined ? `${status}` : `${status} ${problem}`,
  );
  const known = [...new Set(others)].filter((other) => other !== answered);
  const documented = known.length === 0 ? '' : ` (documents also: ${known.join(', ')})`;
  return `${[code(sent), ...notes].join(', ')} → ${answered}${documented}`;
}

function renderSource({ source: { basis, facts } }: ContractCase): string {
  return `${basis}, ${facts}`;
}

function renderObservation(observation: Observation | undefined): string {
  if (observation === undefined) return 'not seen live';
  const { outcome, on, difference } = observation;
  return outcome === 'matched' ? `seen on ${on}` : `differs on ${on}: ${difference?.replaceAll('<', '&lt;')}`;
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const toLine = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [toLine(head), `|${'---|'.repeat(head.length)}`, ...rows.map(toLine)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
