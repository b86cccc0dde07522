import type { ConnectionSummary, ConnectionsNeedingAttention } from '@headwater/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { nameOfSource } from '../connections/source-names.ts';
import { Card } from '../layout/card.tsx';
import { Empty } from '../layout/empty.tsx';
import { PageHeader } from '../layout/page-header.tsx';
import stack from '../layout/stack.module.css';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import { LinkButton } from '../spectrum/link-button.ts';
import { ExpiringList, FailingList } from './attention-lists.tsx';
import { BarChart } from './bar-chart.tsx';
import styles from './home.module.css';

/** An overview of a sandbox. */
export function HomeView({
  sandbox,
  summary,
  attention,
  now,
}: {
  sandbox: string;
  summary: ConnectionSummary;
  attention: ConnectionsNeedingAttention;
  /** Epoch milliseconds. */
  now: number;
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
  return (
    <>
      <PageHeader title={text.title} lead={text.lead(sandbox)} actions={connect} />
      <dl className={styles.figures}>
        <Figure label={text.total} value={summary.total} />
        <Figure label={text.enabled} value={summary.byState.enabled ?? 0} />
        <Figure label={text.draft} value={summary.byState.draft ?? 0} />
        {attention.isKept && <AttentionFigures counts={attention.counts} />}
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
            {summary.recent.map(({ id, label, updatedAt }) => (
              <li key={id}>
                <Link href={`${base}/connections/${id}`} prefetch={false}>
                  {label}
                </Link>
                <When time={updatedAt} />
              </li>
            ))}
          </ul>
        </Card>
        <AttentionCards base={base} attention={attention} now={now} />
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

type Kept = Extract<ConnectionsNeedingAttention, { isKept: true }>;

function AttentionFigures({ counts }: Pick<Kept, 'counts'>): ReactNode {
  const { tested, failing, expiring, expired } = counts;
  const text = messages.home;
  return (
    <>
      <Figure label={text.failing} value={failing} hint={text.failingHint(tested)} isBad={failing > 0} />
      <Figure
        label={text.expiring}
        value={expiring + expired}
        hint={text.expiringHint(expired)}
        isBad={expired > 0}
      />
    </>
  );
}

function AttentionCards({
  base,
  attention,
  now,
}: {
  base: string;
  attention: ConnectionsNeedingAttention;
  now: number;
}): ReactNode {
  const text = messages.home;
  if (!attention.isKept) {
    return (
      <Card title={text.failingList}>
        <p className={styles.hint}>{text.notKept}</p>
      </Card>
    );
  }
  const { failing, expiring } = attention;
  const list = `${base}/connections?attention=`;
  return (
    <div className={stack.stack}>
      <Card
        title={text.failingList}
        aside={
          failing.length > 0 && (
            <Link href={`${list}failing`} prefetch={false}>
              {text.allFailing}
            </Link>
          )
        }
      >
        <FailingList base={base} connections={failing} />
      </Card>
      <Card
        title={text.expiringList}
        aside={
          expiring.length > 0 && (
            <Link href={`${list}expiring`} prefetch={false}>
              {text.allExpiring}
            </Link>
          )
        }
      >
        <ExpiringList base={base} connections={expiring} now={now} />
      </Card>
    </div>
  );
}

function sourceBars({ bySource }: ConnectionSummary, base: string): Parameters<typeof BarChart>[0]['bars'] {
  return Object.entries(bySource)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([slug, count]) => ({
      label: nameOfSource(slug),
      count,
      ...(slug !== 'unknown' && { href: `${base}/connections?source=${slug}` }),
    }));
}
