import { type DetailedStructure, previewConnection } from '@headwater/core';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { columnsOf } from '../../../../../explore/columns-of.ts';
import { detectedDialect, isDelimited } from '../../../../../explore/detected-dialect.ts';
import { readDialect } from '../../../../../explore/dialect.ts';
import { DialectForm } from '../../../../../explore/dialect-form.tsx';
import styles from '../../../../../explore/explore.module.css';
import { ObjectView } from '../../../../../explore/object-view.tsx';
import { attempt } from '../../../../../headwater/attempt.ts';
import {
  type ConnectionParams,
  readSearch,
  type SearchParams,
} from '../../../../../headwater/page-params.ts';
import stack from '../../../../../layout/stack.module.css';
import { messages } from '../../../../../messages/messages.ts';
import { ProblemPanel } from '../../../../../problems/problem-panel.tsx';
import { RetryButton } from '../../../../../problems/retry-button.tsx';

export const metadata: Metadata = { title: messages.detail.explore };

/** The object in the address. */
export default async function ExplorePage({
  params,
  searchParams,
}: ConnectionParams & { searchParams: SearchParams }): Promise<ReactNode> {
  const { sandbox, id } = await params;
  const { object } = await readSearch(searchParams);
  if (object === undefined) return <p className={styles.hint}>{messages.explore.choose}</p>;
  const dialect = readDialect(await searchParams);
  const preview = await attempt(decodeURIComponent(sandbox), (session) =>
    previewConnection(id, object, { session, ...dialect }),
  );
  const structure = preview.isOk ? preview.value : undefined;
  // The user can correct a refused setting in its own field.
  const hasForm = isDelimited(object, structure) || Object.keys(dialect).length > 0;
  return (
    <div className={stack.stack}>
      {hasForm && (
        <DialectForm
          key={object}
          object={object}
          dialect={dialect}
          detected={detectedDialect(structure)}
          outcome={structure && outcomeOf(structure)}
        />
      )}
      {preview.isOk ? (
        <ObjectView object={object} structure={preview.value} />
      ) : (
        <ProblemPanel problem={preview.problem} action={<RetryButton />} />
      )}
    </div>
  );
}

function outcomeOf(structure: DetailedStructure): string {
  const { rows, columns, dialect } = messages.explore;
  return dialect.updated(rows(structure.data?.length ?? 0), columns(columnsOf(structure).length));
}
