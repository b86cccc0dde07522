import { type ConnectionStatus, expiryOf } from '@headwater/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ExpiryTag } from '../connections/expiry-tag.tsx';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import styles from './home.module.css';

interface ListProps {
  /** Address of the sandbox. */
  base: string;
  connections: readonly ConnectionStatus[];
}

/** Failing connections, each with the time and the cause. */
export function FailingList({ base, connections }: ListProps): ReactNode {
  if (connections.length === 0) return <p className={styles.hint}>{messages.home.nothingFails}</p>;
  return (
    <ul className={styles.failing}>
      {connections.map((connection) => (
        <li key={connection.connectionId}>
          <div className={styles.head}>
            <Link href={hrefOf(base, connection)} prefetch={false}>
              {connection.name}
            </Link>
            {connection.lastTest && <When time={connection.lastTest.startedAt} />}
          </div>
          <p>{connection.lastTest?.stages.find(({ outcome }) => outcome === 'failed')?.cause}</p>
        </li>
      ))}
    </ul>
  );
}

/** Connections with secrets that have expired or expire soon. @param now Epoch milliseconds. */
export function ExpiringList({ base, connections, now }: ListProps & { now: number }): ReactNode {
  if (connections.length === 0) return <p className={styles.hint}>{messages.home.nothingExpires}</p>;
  return (
    <ul className={styles.list}>
      {connections.map((connection) => {
        const { connectionId, secretsExpireAt: at = now } = connection;
        return (
          <li key={connectionId}>
            <Link href={hrefOf(base, connection)} prefetch={false}>
              {connection.name}
            </Link>
            <span>
              <ExpiryTag at={at} state={expiryOf(at, now)} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function hrefOf(base: string, { connectionId }: ConnectionStatus): string {
  return `${base}/connections/${connectionId}`;
}
