import { processEnvironment } from '../environment.ts';

const VARIABLE = 'HEADWATER_SAMPLE_STORAGE';
const SOURCES: ReadonlySet<string> = new Set(['azure-blob', 'azure-table-storage']);

/** The reference to the connection string of the sample storage, if the portal was started with one. */
export function sampleReference(slug: string): string | undefined {
  return processEnvironment[VARIABLE] !== undefined && SOURCES.has(slug) ? `\${env:${VARIABLE}}` : undefined;
}
