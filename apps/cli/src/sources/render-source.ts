import type { AuthParameter, SourceGuide, VariantGuide } from '@headwater/core';
import { renderDetails } from '../output/details.ts';
import { paint } from '../output/style.ts';
import { renderTable } from '../output/table.ts';
import { reachOf } from './reach-of.ts';

/** A source for people: its details, then each auth method with an example. */
export function renderSource(guide: SourceGuide): string {
  const { displayName, description, slug, category, status, kind, entitlement, documentation } = guide;
  const details = renderDetails({
    source: slug,
    category,
    status,
    kind,
    needs: entitlement,
    'from here': guide.canTest ? reachOf(guide) : NOT_REACHED,
    documentation,
  });
  return [
    paint('bold', displayName),
    description,
    '',
    details,
    ...guide.variants.map(renderVariant),
    ...renderSourceParams(guide.sourceParams),
  ].join('\n');
}

const NOT_REACHED =
  'Headwater has no driver for it: it cannot be tested or explored from here, only on Experience Platform.';

function renderSourceParams(params: readonly AuthParameter[]): string[] {
  if (params.length === 0) return [];
  return [
    '',
    paint('bold', 'Parameters of a source connection'),
    renderTable(params, PARAM_COLUMNS, { indent: '  ' }),
  ];
}

function renderVariant({ key, title, description, params, command, yaml }: VariantGuide): string {
  return [
    '',
    `${paint('bold', `--auth ${key}`)}  ${title}`,
    description,
    '',
    renderTable(params, PARAM_COLUMNS, { indent: '  ' }),
    '',
    indent(command),
    '',
    indent(yaml.trimEnd()),
  ].join('\n');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

const PARAM_COLUMNS = [
  { header: 'PARAM', value: ({ name }: AuthParameter) => name, isKey: true },
  { header: 'TYPE', value: ({ type }: AuthParameter) => type },
  { header: '', value: flagsOf },
  { header: 'WHAT', value: describe, isWrapped: true },
];

function flagsOf({ isRequired, isSecret }: AuthParameter): string {
  return [isRequired && 'required', isSecret && 'secret'].filter(Boolean).join(', ');
}

/** The description, the allowed values and the default. */
function describe({ description, constraints = {} }: AuthParameter): string {
  const { enum: allowed, default: ifAbsent, minimum, maximum } = constraints;
  return [
    description,
    Array.isArray(allowed) && `One of: ${allowed.map(String).join(', ')}.`,
    minimum !== undefined && maximum !== undefined && `From ${minimum} to ${maximum}.`,
    ifAbsent !== undefined && `Default: ${String(ifAbsent)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
