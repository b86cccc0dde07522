import {
  type AuditEntry,
  type ConnectionExport,
  type ConnectionView,
  type LastTest,
  SECRET_MASK,
} from '@headwater/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Attempt } from '../headwater/attempt.ts';
import type { SandboxType } from '../headwater/sandbox-type.ts';
import { Card } from '../layout/card.tsx';
import { Facts } from '../layout/facts.tsx';
import { PageHeader } from '../layout/page-header.tsx';
import stack from '../layout/stack.module.css';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import { ProblemPanel } from '../problems/problem-panel.tsx';
import { LinkButton } from '../spectrum/link-button.ts';
import { AuditTrail } from './audit-trail.tsx';
import { CopyAs } from './copy-as.tsx';
import { DeleteConnection } from './delete-connection.tsx';
import { ExpiryTag } from './expiry-tag.tsx';
import { nameOfSource } from './source-names.ts';
import { StateTag } from './state-tag.tsx';
import type { TableRow } from './table-row.ts';
import { TestCard } from './test-card.tsx';

/** The facts of one connection and its actions. */
export function ConnectionDetail({
  sandbox,
  sandboxType,
  connection,
  lastTest,
  expiry,
  isKept,
  written,
  audit,
}: {
  sandbox: string;
  sandboxType: SandboxType;
  connection: ConnectionView;
  /** Absent if it was never tested, or if the target keeps no test history. */
  lastTest: LastTest | undefined;
  expiry: TableRow['expiry'];
  /** True if the target keeps test history and expiry dates. */
  isKept: boolean;
  written: Attempt<ConnectionExport>;
  /** Newest first; absent if the target keeps none. */
  audit: readonly AuditEntry[] | undefined;
}): ReactNode {
  const { id, label: name, description, source } = connection;
  const isKnown = source !== undefined;
  const list = `/${encodeURIComponent(sandbox)}/connections`;
  const text = messages.detail;
  return (
    <>
      <PageHeader
        title={name}
        lead={description}
        back={<Link href={list}>{messages.list.title}</Link>}
        actions={
          <>
            <LinkButton variant="accent" href={`${list}/${id}/explore`}>
              {text.explore}
            </LinkButton>
            <LinkButton variant="secondary" href={`${list}/${id}/edit`}>
              {text.edit}
            </LinkButton>
          </>
        }
      />
      <div className={stack.columns}>
        <div className={stack.stack}>
          <TestCard sandbox={sandbox} id={id} last={lastTest} isKept={isKept} />
          <Card title={text.copyAs}>
            {written.isOk ? <CopyAs written={written.value} /> : <ProblemPanel problem={written.problem} />}
          </Card>
        </div>
        <div className={stack.stack}>
          <Card title={text.overview} aside={<StateTag state={connection.state} />}>
            <Facts facts={[...overviewOf(connection), ...expiryFacts(expiry, isKept)]} />
          </Card>
          <Card title={text.parameters}>
            <Facts facts={parametersOf(connection)} empty={text.noParameters} />
          </Card>
          <Card title={messages.audit.title}>
            {audit ? <AuditTrail entries={audit} /> : <p>{messages.audit.notKept}</p>}
          </Card>
          <Card title={text.usedBy}>
            <p>{text.usedByBody}</p>
            <DeleteConnection
              sandbox={sandbox}
              sandboxType={sandboxType}
              connection={{ id, name, isKnown }}
            />
          </Card>
        </div>
      </div>
    </>
  );
}

type Fact = readonly [label: string, value: ReactNode];

function overviewOf(connection: ConnectionView): readonly Fact[] {
  const text = messages.detail;
  const { id, source, role, auth, createdAt, updatedAt, createdBy, updatedBy, etag } = connection;
  return [
    [text.source, source === undefined ? messages.list.roles[role] : nameOfSource(source)],
    ...(auth?.specName === undefined ? [] : [[text.method, auth.specName] as const]),
    [text.createdAt, <When key="created" time={createdAt} />],
    [text.updatedAt, <When key="updated" time={updatedAt} />],
    [text.createdBy, createdBy],
    [text.updatedBy, updatedBy],
    [text.id, <code key="id">{id}</code>],
    [text.version, <code key="etag">{etag}</code>],
  ];
}

function expiryFacts(expiry: TableRow['expiry'], isKept: boolean): readonly Fact[] {
  const { expires, none, notKept } = messages.expiry;
  if (expiry) return [[expires, <ExpiryTag key="expiry" {...expiry} />]];
  return [[expires, isKept ? none : notKept]];
}

function parametersOf({ auth }: ConnectionView): readonly Fact[] {
  return Object.entries(auth?.params ?? {}).map(([param, value]) => {
    const isSecret = value === SECRET_MASK;
    return [param, isSecret ? messages.detail.secret : <code key={param}>{String(value)}</code>];
  });
}
