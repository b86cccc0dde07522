import type { DetailedStructure } from '@headwater/core';
import type { ReactNode } from 'react';
import { Card } from '../layout/card.tsx';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import { columnsOf } from './columns-of.ts';
import { DataGrid } from './data-grid.tsx';
import styles from './explore.module.css';
import { Notices } from './notices.tsx';

/** The first rows of a file or table, and its columns. */
export function ObjectView({
  object,
  structure,
}: {
  object: string;
  structure: DetailedStructure;
}): ReactNode {
  const columns = columnsOf(structure);
  const { data } = structure;
  const rows = data ?? [];
  const text = messages.explore;
  return (
    <div className={stack.stack}>
      <Notices notices={structure.notices ?? []} />
      <Card title={object} aside={<span className={styles.hint}>{text.rows(rows.length)}</span>}>
        {rows.length === 0 ? (
          <p className={styles.hint}>{data ? text.noRows : text.rowsNotSent}</p>
        ) : (
          <DataGrid
            caption={text.previewGrid}
            columns={columns.map(({ name }) => name)}
            rows={rows.map((row) => columns.map(({ name }) => toText(row[name])))}
          />
        )}
      </Card>
      <Card title={text.schema} aside={<span className={styles.hint}>{text.columns(columns.length)}</span>}>
        <DataGrid
          caption={text.schemaGrid}
          columns={[text.name, text.type, text.platformType]}
          rows={columns.map(({ name, type, platformType }) => [name, type, platformType])}
        />
      </Card>
    </div>
  );
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
