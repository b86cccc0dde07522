'use client';
import { Button } from '@react-spectrum/s2/Button';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import { type Dialect, dialectQuery } from './dialect.ts';
import { DialectFields } from './dialect-fields.tsx';
import styles from './explore.module.css';
import { exploreHref } from './explore-href.ts';

/**
 * Form for the settings of a delimited file. The address holds the applied settings, so that users can share a link
 * to them.
 */
export function DialectForm({
  object,
  dialect: applied,
  detected,
  outcome,
}: {
  object: string;
  dialect: Dialect;
  /** The settings with which the file was read, as far as they are known. */
  detected: Dialect;
  /** Announces the effect of the applied settings to users of screen readers. */
  outcome: string | undefined;
}): ReactNode {
  const router = useRouter();
  const here = usePathname();
  const path = useSearchParams().get('path') ?? '';
  const [isUpdating, start] = useTransition();
  const from = JSON.stringify(dialectQuery(applied));
  const [shown, setShown] = useState(from);
  const [dialect, setDialect] = useState(applied);
  const [hasApplied, setApplied] = useState(false);
  const [isOpenAtFirst] = useState(from !== '{}');
  if (shown !== from) {
    // After the user navigates back, the fields show the settings of that address, not later input.
    setShown(from);
    setDialect(applied);
  }
  const apply = (next: Dialect): void => {
    setDialect(next);
    setApplied(true);
    start(() => router.push(exploreHref(here, { path, object, dialect: next }), { scroll: false }));
  };
  const text = messages.explore.dialect;
  return (
    <details className={styles.dialect} open={isOpenAtFirst}>
      <summary>{text.title}</summary>
      <form
        className={stack.tight}
        aria-label={text.title}
        onSubmit={(event) => {
          event.preventDefault();
          apply(dialect);
        }}
      >
        <p className={styles.hint}>{text.hint}</p>
        <DialectFields
          dialect={dialect}
          applied={applied}
          detected={detected}
          onChange={(changed) => setDialect({ ...dialect, ...changed })}
        />
        <div className={stack.row}>
          <Button type="submit" variant="primary" isPending={isUpdating}>
            {text.apply}
          </Button>
          <Button variant="secondary" onPress={() => apply({})}>
            {text.reset}
          </Button>
        </div>
        <p role="status" className={styles.hint}>
          {hasApplied && !isUpdating ? outcome : undefined}
        </p>
      </form>
    </details>
  );
}
