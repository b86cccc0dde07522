import type { ConnectionPlan } from '@headwater/core';
import { renderFindings } from '../findings/render-findings.ts';
import { toJson } from '../output/print-result.ts';

/** An unsent request in the form of HTTP. */
export function renderPlan({ method, url, headers, body, findings }: ConnectionPlan): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const remarks = findings.length > 0 ? ['', renderFindings(findings, process.stdout)] : [];
  return [`${method} ${url}`, ...head, '', toJson(body), ...remarks].join('\n');
}
