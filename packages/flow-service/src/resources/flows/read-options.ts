import type { JsonObject } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';

/** With a threshold for failed rows, these rows are kept. Otherwise, the failures could not be examined. */
export function readOptions(options: JsonObject): JsonObject {
  const { errorDiagnosticsEnabled = false, partialIngestionPercent, ...others } = options;
  const isEnabled = String(errorDiagnosticsEnabled).toLowerCase();
  if (isEnabled !== 'true' && isEnabled !== 'false')
    throw problem('CONNECTOR-1312-400', { detail: 'options.errorDiagnosticsEnabled must be boolean.' });
  if (partialIngestionPercent === undefined)
    return { ...others, errorDiagnosticsEnabled: isEnabled === 'true' };
  const percent = /^\d+(\.\d+)?$/.test(String(partialIngestionPercent)) ? Number(partialIngestionPercent) : 0;
  if (percent <= 0 || percent > 100)
    throw problem('CONNECTOR-1312-400', {
      detail: 'options.partialIngestionPercent must be > 0 and <= 100.',
    });
  return { ...others, errorDiagnosticsEnabled: true, partialIngestionPercent: percent };
}
