import { type ConnectionSummary, listSources } from '@headwater/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { RecordedTest } from '../headwater/test-record.ts';
import { Card } from '../layout/card.tsx';
import { Empty } from '../layout/empty.tsx';
import { PageHeader } from '../layout/page-header.tsx';
import stack from '../layout/stack.module.css';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import { LinkButton } from '../spectrum/link-button.ts';
import { BarChart } from './bar-chart.tsx';
import styles from './home.module.css';

/** A sandbox at a glance. */
export function HomeView({
  sandbox,
  summary,
  tests,
}: {
  sandbox: string;
  summary: ConnectionSummary;
  tests: readonly RecordedTest[];
}): ReactNode {
  const base = `/${encodeURIComponent(sandbox)}`;
  const text = messages.home;
  const connect = (
    <LinkButton variant="accent" href={`${base}/connect`}>
      {text.emptyAction}
    </LinkButton>
  );
  if (summary.total === 0) {
    return (
      <>
        <PageHeader title={text.title} lead={text.lead(sandbox)} />
        <Empty title={text.emptyTitle} body={text.emptyBody} action={connect} />
      </>
    );
  }
  const failing = tests.filter(({ result }) => !result);
  return (
    <>
      <PageHeader title={text.title} lead={text.lead(sandbox)} actions={connect} />
      <dl className={styles.figures}>
        <Figure label={text.total} value={summary.total} />
        <Figure label={text.enabled} value={summary.byState.enabled ?? 0} />
        <Figure label={text.draft} value={summary.byState.draft ?? 0} />
        <Figure
          label={text.failing}
          value={failing.length}
          hint={text.failingHint(tests.length)}
          isBad={failing.length > 0}
        />
      </dl>
      <div className={stack.columns}>
        <Card title={text.bySource}>
          <BarChart bars={sourceBars(summary, base)} />
          {summary.counted < summary.total && (
            <p className={styles.hint}>{text.partial(summary.counted, summary.total)}</p>
          )}
        </Card>
        <Card title={text.recent} aside={<Link href={`${base}/connections`}>{text.all}</Link>}>
          <ul className={styles.list}>
            {summary.recent.map(({ id, name, updatedAt }) => (
              <li key={id}>
                <Link href={`${base}/connections/${id}`} prefetch={false}>
                  {name}
                </Link>
                <When time={updatedAt} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title={text.failingList}>
          {failing.length === 0 ? (
            <p className={styles.hint}>{text.nothingFails}</p>
          ) : (
            <FailingList base={base} tests={failing} />
          )}
        </Card>
      </div>
    </>
  );
}

function Figure({
  label,
  value,
  hint,
  isBad = false,
}: {
  label: string;
  value: number;
  hint?: string;
  isBad?: boolean;
}): ReactNode {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd className={isBad ? styles.bad : undefined}>{value.toLocaleString('en')}</dd>
      {hint !== undefined && <dd className={styles.hint}>{hint}</dd>}
    </div>
  );
}

function FailingList({ base, tests }: { base: string; tests: readonly RecordedTest[] }): ReactNode {
  return (
    <ul className={styles.failing}>
      {tests.map(({ id, name, stages }) => (
        <li key={id}>
          <Link href={`${base}/connections/${id}`} prefetch={false}>
            {name}
          </Link>
          <p>{stages.find(({ outcome }) => outcome === 'failed')?.cause}</p>
        </li>
      ))}
    </ul>
  );
}

function sourceBars({ bySource }: ConnectionSummary, base: string): Parameters<typeof BarChart>[0]['bars'] {
  const names = new Map(listSources().map(({ slug, displayName }) => [slug, displayName]));
  return Object.entries(bySource)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([slug, count]) => ({
      label: names.get(slug) ?? messages.list.unknownSource,
      count,
      ...(names.has(slug) && { href: `${base}/connections?source=${slug}` }),
    }));
}
