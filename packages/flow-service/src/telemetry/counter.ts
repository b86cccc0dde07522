import { type Labels, toSample } from './sample.ts';

/** A number per set of labels that only grows. */
export interface Counter<Names extends string> {
  increase(labels: Labels<Names>): void;
  /** In the text format of Prometheus. */
  render(): string;
}

export function createCounter<Names extends string>(name: string, help: string): Counter<Names> {
  const counts = new Map<string, number>();
  return {
    increase(labels) {
      const sample = toSample(name, labels);
      counts.set(sample, (counts.get(sample) ?? 0) + 1);
    },
    render() {
      const lines = [...counts].map(([sample, count]) => `${sample} ${count}`);
      return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...lines].join('\n');
    },
  };
}
