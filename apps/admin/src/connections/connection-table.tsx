'use client';
import type { SearchReach } from '@headwater/core';
import { Checkbox } from '@react-spectrum/s2/Checkbox';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import type { SandboxType } from '../headwater/sandbox-type.ts';
import { Empty } from '../layout/empty.tsx';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import { BulkBar } from './bulk-bar.tsx';
import styles from './connection-table.module.css';
import { ConnectionTableRow } from './connection-table-row.tsx';
import { type ListQuery, listHref, nextSort } from './list-query.ts';
import type { TableRow } from './table-row.ts';

/** A page of the list, with the actions for several connections at once. */
export function ConnectionTable({
  sandbox,
  sandboxType,
  query,
  reach,
  rows,
  next,
}: {
  sandbox: string;
  sandboxType: SandboxType;
  query: ListQuery;
  reach: SearchReach;
  rows: readonly TableRow[];
  next: string | undefined;
}): ReactNode {
  const path = usePathname();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const text = messages.list;
  if (rows.length === 0) {
    return (
      <Empty
        title={text.emptyTitle}
        body={messages.search.empty[reach]}
        action={<Link href={path}>{text.clear}</Link>}
      />
    );
  }
  const selectable = rows.filter(({ isKnown }) => isKnown);
  const chosen = selectable.filter(({ id }) => selected.has(id));
  const toggle = (id: string, isSelected: boolean): void => {
    setSelected(new Set([...selected].filter((other) => other !== id).concat(isSelected ? [id] : [])));
  };
  return (
    <div className={stack.tight}>
      <BulkBar
        sandbox={sandbox}
        sandboxType={sandboxType}
        chosen={chosen}
        count={rows.length}
        onDone={() => setSelected(new Set())}
      />
      <table className={styles.table}>
        <caption>{text.caption}</caption>
        <thead>
          <tr>
            <th>
              <Checkbox
                aria-label={text.selectAll}
                isSelected={selectable.length > 0 && chosen.length === selectable.length}
                isDisabled={selectable.length === 0}
                isIndeterminate={chosen.length > 0 && chosen.length < selectable.length}
                onChange={(isSelected) =>
                  setSelected(new Set(isSelected ? selectable.map(({ id }) => id) : []))
                }
              />
            </th>
            <SortableHeader column="name" title={text.name} path={path} query={query} />
            <th scope="col">{text.source}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.lastTest}</th>
            <th scope="col">{text.expires}</th>
            <SortableHeader column="updatedAt" title={text.updated} path={path} query={query} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ConnectionTableRow
              key={row.id}
              row={row}
              href={`${path}/${row.id}`}
              isSelected={selected.has(row.id)}
              onSelect={(isSelected) => toggle(row.id, isSelected)}
            />
          ))}
        </tbody>
      </table>
      <nav className={stack.row} aria-label={text.title}>
        {query.after !== undefined && (
          <Link href={listHref(path, query, {})} prefetch={false}>
            {text.first}
          </Link>
        )}
        {next !== undefined && (
          <Link href={listHref(path, query, { after: next })} prefetch={false}>
            {text.next}
          </Link>
        )}
      </nav>
    </div>
  );
}

function SortableHeader({
  column,
  title,
  path,
  query,
}: {
  column: string;
  title: string;
  path: string;
  query: ListQuery;
}): ReactNode {
  const direction = query.sort === column ? 'ascending' : query.sort === `-${column}` ? 'descending' : 'none';
  const sign = { ascending: ' ↑', descending: ' ↓', none: '' }[direction];
  return (
    <th scope="col" aria-sort={direction}>
      <Link
        href={listHref(path, query, { sort: nextSort(query.sort, column) })}
        prefetch={false}
        aria-label={messages.list.sortBy(title)}
      >
        {title}
        {sign}
      </Link>
    </th>
  );
}
