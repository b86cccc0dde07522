/** The labels of a metric, by name. */
export type Labels<Names extends string> = Readonly<Record<Names, string>>;

/** What a line of the text format begins with, for example `requests_total{operation="x"}`. */
export function toSample(name: string, labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escapeLabel(value)}"`);
  return `${name}{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
