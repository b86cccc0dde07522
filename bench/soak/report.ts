import { PROMISES, type Promised } from './check-connections.ts';
import type { SoakResult } from './soak.ts';

const SHOWN_DETAILS = 5;

/** Formats the result of a soak for readers. */
export function renderResult({
  violations,
  kills,
  rotations,
  faults,
  calls,
  memoryRatio,
}: SoakResult): string {
  const byPromise = Map.groupBy(violations, ({ promise }) => promise);
  const promises = Object.entries(PROMISES).map(([promise, text]) => {
    const broken = byPromise.get(promise as Promised) ?? [];
    const isChecked = promise !== 'memory' || memoryRatio !== undefined;
    return `| ${text} | ${broken.length > 0 ? `**broken ${broken.length} times**` : isChecked ? 'kept' : 'not checked'} |`;
  });
  const actions = [...calls].map(([action, { acknowledged, refused, unknown }]) => {
    return `| ${action} | ${acknowledged} | ${refused} | ${unknown} |`;
  });
  const details = [...byPromise.values()].flatMap((found) => found.slice(0, SHOWN_DETAILS));
  return [
    '| call | acknowledged | refused | no answer |',
    '|---|---|---|---|',
    ...actions,
    '',
    '| promise | |',
    '|---|---|',
    ...promises,
    '',
    `Killed ${kills} times; key rotated ${rotations} times; ${faults} faults injected; memory at the end over that after warm-up: ${memoryRatio?.toFixed(2) ?? '-'}×.`,
    ...details.map(({ promise, detail }) => `  ${PROMISES[promise]}: ${detail}`),
    violations.length === 0 ? 'Every promise was kept.' : `${violations.length} violations.`,
  ].join('\n');
}
