import type { AuthParameter, AuthVariant, SourceDefinition } from '@headwater/sources';
import { stringify } from 'yaml';
import { quoteForShell } from './quote-for-shell.ts';

/** Returns a command that creates a connection of a variant: the required parameters, with secrets as references. */
export function exampleCommand({ slug, displayName }: SourceDefinition, variant: AuthVariant): string {
  const params = requiredParams(variant).map(
    (param) => `--param ${param.name}=${quoteForShell(exampleText(slug, param))}`,
  );
  return [
    `headwater connections create ${slug}`,
    `--name ${quoteForShell(displayName)}`,
    `--auth ${variant.key}`,
    ...params,
  ].join(' \\\n  ');
}

/** Returns the same connection as a file. */
export function exampleYaml({ slug, displayName }: SourceDefinition, variant: AuthVariant): string {
  const params = requiredParams(variant).map((param) => [param.name, exampleValue(slug, param)]);
  return stringify(
    { source: slug, name: displayName, auth: { method: variant.key, ...Object.fromEntries(params) } },
    { lineWidth: 0 },
  );
}

function requiredParams({ params }: AuthVariant): readonly AuthParameter[] {
  return params.filter((param) => param.isRequired);
}

function exampleText(slug: string, param: AuthParameter): string {
  const value = exampleValue(slug, param);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function exampleValue(slug: string, param: AuthParameter): unknown {
  if (param.isSecret) return `\${env:${secretVariable(slug, param.name)}}`;
  return param.examples[0] ?? `<${param.title}>`;
}

/** Environment variable for a secret: `azure-blob` and `connectionString` become AZURE_BLOB_CONNECTION_STRING. */
export function secretVariable(slug: string, param: string): string {
  const words = `${slug}-${param.replace(/[A-Z]+/g, '-$&')}`;
  return words.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
