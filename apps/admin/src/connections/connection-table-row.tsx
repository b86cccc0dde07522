import { Checkbox } from '@react-spectrum/s2/Checkbox';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import styles from './connection-table.module.css';
import { ExpiryTag } from './expiry-tag.tsx';
import { StateTag } from './state-tag.tsx';
import type { TableRow } from './table-row.ts';
import { TestSummaryCell } from './test-summary.tsx';

export function ConnectionTableRow({
  row,
  href,
  isSelected,
  onSelect,
}: {
  row: TableRow;
  href: string;
  isSelected: boolean;
  onSelect(isSelected: boolean): void;
}): ReactNode {
  const { name, description, source, isKnown, state, test, expiry, updatedAt } = row;
  const text = messages.list;
  return (
    <tr className={isSelected ? styles.selected : undefined}>
      <td>
        <Checkbox
          aria-label={isKnown ? text.select(name) : text.notSelectable(name)}
          isSelected={isSelected}
          isDisabled={!isKnown}
          onChange={onSelect}
        />
      </td>
      <th scope="row">
        <Link href={href} prefetch={false}>
          {name}
        </Link>
        {description !== undefined && <span className={styles.description}>{description}</span>}
      </th>
      <td data-label={text.source}>{source}</td>
      <td data-label={text.state}>
        <StateTag state={state} />
      </td>
      <td data-label={text.lastTest}>
        <TestSummaryCell test={test} />
      </td>
      <td data-label={text.expires}>
        {expiry ? (
          <span className={styles.stacked}>
            <ExpiryTag {...expiry} />
          </span>
        ) : (
          <span className={styles.muted}>{text.noExpiry}</span>
        )}
      </td>
      <td data-label={text.updated}>
        <When time={updatedAt} />
      </td>
    </tr>
  );
}
