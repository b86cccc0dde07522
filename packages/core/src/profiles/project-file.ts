import { dirname, join, resolve } from 'node:path';
import { ConfigError } from '@headwater/sdk';
import { parse } from 'yaml';
import { describeError } from '../errors/describe-error.ts';
import { readIfExists } from '../home/private-file.ts';
import { isRecord } from '../home/record.ts';
import { nearest } from '../suggestions/nearest.ts';

/** A project's settings for its target. They never include credentials, because the file is committed. */
export interface ProjectFile {
  profile?: string | undefined;
  sandbox?: string | undefined;
}

/**
 * Reads the nearest `headwater.yaml` in a directory or one of its parents.
 *
 * @throws ConfigError if the file is invalid.
 */
export async function readProjectFile(directory: string): Promise<ProjectFile> {
  for (const path of candidates(resolve(directory))) {
    const text = await readIfExists(path);
    if (text !== undefined) return decode(text, path);
  }
  return {};
}

function candidates(directory: string): readonly string[] {
  const parent = dirname(directory);
  return [join(directory, 'headwater.yaml'), ...(parent === directory ? [] : candidates(parent))];
}

function decode(text: string, path: string): ProjectFile {
  const content = parseYaml(text, path) ?? {};
  if (!isRecord(content)) throw invalid(path);
  const { profile, sandbox, ...others } = content;
  const [unknown] = Object.keys(others);
  // Unknown fields are errors: a misspelled `sandbox` would direct writes to another sandbox.
  if (unknown !== undefined) throw unknownField(unknown, path);
  if (!isOptionalText(profile) || !isOptionalText(sandbox)) throw invalid(path);
  return { profile, sandbox };
}

function unknownField(field: string, path: string): ConfigError {
  return new ConfigError(
    ...describeError(
      'project-file-invalid.unknown-field',
      { path, field },
      { first: nearest(field, ['profile', 'sandbox']).map((near) => `Did you mean "${near}"?`) },
    ),
  );
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw invalid(path, cause);
  }
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function invalid(path: string, cause?: unknown): ConfigError {
  return new ConfigError(...describeError('project-file-invalid', { path }, { cause }));
}
