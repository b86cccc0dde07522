import type { JsonObject } from '@headwater/flow-store';
import type { CreateSourceConnectionRequest } from '@headwater/models';
import type { SourceDefinition } from '@headwater/sources';
import { problem } from '../../problems/service-problem.ts';

/** The source that the settings are for. */
export interface SourceFamily {
  definition: SourceDefinition;
  /** A draft may be incomplete. */
  isDraft: boolean;
}

const FORMATS: Readonly<Partial<Record<SourceDefinition['exploreKind'], readonly string[]>>> = {
  'cloud-storage': ['delimited', 'json', 'parquet', 'parquet_xdm'],
  tabular: ['tabular'],
};
const COMPRESSIONS = ['bzip2', 'gzip', 'deflate', 'zipDeflate', 'tarGzip', 'tar'];
const ENCODINGS = ['UTF-8', 'ISO-8859-1'];

/** Which settings each format takes. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  delimited: ['columnDelimiter', 'encoding', 'compressionType'],
  json: ['compressionType'],
};

/**
 * Validates the format of a source's data and its settings. Older clients write the settings beside the format; they
 * are returned in the newer form.
 */
export function readSourceData(
  data: CreateSourceConnectionRequest['data'],
  { definition, isDraft }: SourceFamily,
): JsonObject | undefined {
  const formats = formatsOf(definition);
  if (data?.format === undefined) {
    if (!isDraft && formats !== undefined)
      throw problem('CONNECTOR-1304-400', { detail: 'The mandatory field data.format is missing.' });
    return data;
  }
  const { format } = data;
  if (formats !== undefined && !formats.includes(format))
    throw problem('CONNECTOR-1327-400', { format, wanted: `it is ${formats.join(' or ')}` });
  const { columnDelimiter, encoding, compressionType, properties, ...rest } = data as JsonObject & {
    properties?: JsonObject | null;
  };
  const beside = Object.entries({ columnDelimiter, encoding, compressionType });
  const settings = {
    ...Object.fromEntries(beside.filter(([, value]) => value !== undefined)),
    ...properties,
  };
  for (const [name, value] of Object.entries(settings)) checkSetting(name, value, format);
  return { ...rest, ...(Object.keys(settings).length > 0 && { properties: settings }) };
}

/** Undefined if the source has neither files nor tables, so that its formats are not known. */
function formatsOf({ kind, exploreKind }: SourceDefinition): readonly string[] | undefined {
  if (kind !== 'batch') return undefined;
  // The Data Landing Zone has files, and is explored without a connection.
  return exploreKind === 'none' ? FORMATS['cloud-storage'] : FORMATS[exploreKind];
}

function checkSetting(name: string, value: unknown, format: string): void {
  const field = `data.properties.${name}`;
  const takes = SETTINGS[format] ?? [];
  if (['columnDelimiter', 'encoding', 'compressionType'].includes(name) && !takes.includes(name))
    throw problem('CONNECTOR-1312-400', {
      detail: `${field} does not apply to the format ${format}. Leave it out.`,
    });
  if (name === 'columnDelimiter' && !isDelimiter(value)) throw problem('CONNECTOR-1331-400');
  if (name === 'encoding' && !ENCODINGS.includes(String(value)))
    throw problem('CONNECTOR-1312-400', { detail: `${field} must be one of ${ENCODINGS.join(', ')}.` });
  if (name === 'compressionType' && !COMPRESSIONS.includes(String(value)))
    throw problem('CONNECTOR-1312-400', { detail: `${field} must be one of ${COMPRESSIONS.join(', ')}.` });
}

function isDelimiter(value: unknown): boolean {
  return typeof value === 'string' && (value === '\\t' || Array.from(value).length === 1);
}
