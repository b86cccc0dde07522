import { type Labels, toSample } from './sample.ts';

/** How often a value was in which range, per set of labels. */
export interface Histogram<Names extends string> {
  observe(labels: Labels<Names>, value: number): void;
  /** In the text format of Prometheus. */
  render(): string;
}

interface Series {
  labels: Readonly<Record<string, string>>;
  /** Values in each bucket alone; the last is for those beyond every bound. */
  counts: number[];
  sum: number;
}

/** @param bounds Upper bounds of the buckets, ascending. */
export function createHistogram<Names extends string>(
  name: string,
  help: string,
  bounds: readonly number[],
): Histogram<Names> {
  const series = new Map<string, Series>();

  function seriesOf(labels: Labels<Names>): Series {
    const key = toSample(name, labels);
    const known = series.get(key);
    if (known) return known;
    const made = { labels, counts: Array.from({ length: bounds.length + 1 }, () => 0), sum: 0 };
    series.set(key, made);
    return made;
  }

  return {
    observe(labels, value) {
      const entry = seriesOf(labels);
      const index = bounds.findIndex((bound) => value <= bound);
      const bucket = index === -1 ? bounds.length : index;
      entry.counts[bucket] = (entry.counts[bucket] ?? 0) + 1;
      entry.sum += value;
    },
    render() {
      const lines = [...series.values()].flatMap((entry) => toLines(name, bounds, entry));
      return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines].join('\n');
    },
  };
}

/** Buckets are told as running totals. */
function toLines(name: string, bounds: readonly number[], { labels, counts, sum }: Series): string[] {
  let total = 0;
  const buckets = counts.map((count, index) => {
    total += count;
    const le = index < bounds.length ? String(bounds[index]) : '+Inf';
    return `${toSample(`${name}_bucket`, { ...labels, le })} ${total}`;
  });
  return [
    ...buckets,
    `${toSample(`${name}_sum`, labels)} ${sum}`,
    `${toSample(`${name}_count`, labels)} ${total}`,
  ];
}
