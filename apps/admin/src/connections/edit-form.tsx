'use client';
import type { AuthVariant, ConnectionView, ErrorReport } from '@headwater/core';
import { Button } from '@react-spectrum/s2/Button';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import { toInput } from '../connect/form-input.ts';
import { NamingFields } from '../connect/naming-fields.tsx';
import { ParameterField } from '../connect/parameter-field.tsx';
import { useLint } from '../connect/use-lint.ts';
import { visibleFindings } from '../connect/visible-findings.ts';
import { isGuarded, type SandboxType } from '../headwater/sandbox-type.ts';
import { Card } from '../layout/card.tsx';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import { ProblemPanel } from '../problems/problem-panel.tsx';
import { answered } from '../problems/unanswered.ts';
import { TypedConfirmation } from '../shell/typed-confirmation.tsx';
import { TestButtons } from '../test/test-buttons.tsx';
import { TestStages } from '../test/test-stages.tsx';
import { useTest } from '../test/use-test.ts';
import { confirmSaved } from './confirm-saved.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { readConnection, saveEdit } from './connection-actions.ts';
import { compareEdits, type EditValues, toChanges, toEditValues } from './connection-edit.ts';
import { undoing } from './undoing.ts';

/** The start of an edit: the values of the connection, and its etag. */
interface Base {
  etag: string;
  values: EditValues;
}

/** Edits a connection. If another user has saved a change since, shows both versions side by side. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function EditForm({
  sandbox,
  sandboxType,
  connection,
  variant,
}: {
  sandbox: string;
  sandboxType: SandboxType;
  connection: ConnectionView;
  variant: AuthVariant | undefined;
}): ReactNode {
  const router = useRouter();
  const parameters = variant?.params ?? [];
  const secrets = new Set(parameters.filter(({ isSecret }) => isSecret).map(({ name }) => name));
  const baseOf = (view: ConnectionView): Base => ({ etag: view.etag, values: toEditValues(view, secrets) });
  const [base, setBase] = useState(() => baseOf(connection));
  const [yours, setYours] = useState(base.values);
  const [theirs, setTheirs] = useState<Base>();
  const [confirmation, setConfirmation] = useState('');
  const [problem, setProblem] = useState<ErrorReport>();
  const [isSaving, start] = useTransition();
  const [confirmName, setConfirmName] = useState('');
  const { id, label, source = '' } = connection;
  const isKnown = connection.source !== undefined;
  const isTouched = Object.entries(yours.params).some(
    ([name, value]) => value !== (base.values.params[name] ?? ''),
  );
  const lint = useLint(
    { source, method: variant?.key, params: toInput(source, yours, variant).auth?.params ?? {} },
    isTouched,
  );
  const page = `/${encodeURIComponent(sandbox)}/connections/${id}`;
  const test = useTest({ path: `${page}/edit/test`, body: toChanges(base.values, yours) });
  const shown = problem ?? test.problem;
  const findings = visibleFindings(lint.findings, shown?.findings ?? [], yours);

  const change = (changed: Partial<EditValues>): void => {
    setYours({ ...yours, ...changed });
    setProblem(undefined);
    test.clear();
  };
  const refuse = async (refused: ErrorReport): Promise<void> => {
    if (refused.code !== 'changed-meanwhile') return setProblem(refused);
    const read = await answered(readConnection(sandbox, id));
    if (read.isOk) setTheirs(baseOf(read.value));
    else setProblem(read.problem);
  };
  const save = (etag: string): void =>
    start(async () => {
      const changes = toChanges(base.values, yours);
      const saved = await answered(
        saveEdit(sandbox, {
          id,
          etag,
          changes,
          confirmation,
          ...(!isKnown && { confirmName }),
        }),
      );
      if (!saved.isOk) return await refuse(saved.problem);
      const back = undoing(changes, (theirs ?? base).values);
      const undo = back && {
        id,
        etag: saved.value.etag,
        changes: back,
        confirmation,
        ...(!isKnown && { confirmName: changes.name ?? label }),
      };
      confirmSaved(sandbox, undo, { onUndone: () => router.refresh() });
      router.push(page);
      // Otherwise, going back would show this form with the old version and its stale etag.
      router.refresh();
    });
  const takeTheirs = (): void => {
    if (!theirs) return;
    setBase(theirs);
    setYours(theirs.values);
    setTheirs(undefined);
  };

  return (
    <form
      className={stack.form}
      onSubmit={(event) => {
        event.preventDefault();
        save(base.etag);
      }}
    >
      {theirs && (
        <ConflictPanel
          differences={compareEdits(base.values, theirs.values, yours)}
          secrets={secrets}
          onSaveMine={() => save(theirs.etag)}
          onTakeTheirs={takeTheirs}
          isSaving={isSaving}
        />
      )}
      <Card title={messages.connect.details}>
        <NamingFields values={yours} onChange={change} />
      </Card>
      {parameters.length > 0 && (
        <Card title={messages.connect.credentials}>
          {parameters.map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={yours.params[parameter.name] ?? ''}
              onChange={(value) => change({ params: { ...yours.params, [parameter.name]: value } })}
              findings={findings.filter(({ param }) => param === parameter.name)}
              parts={lint.splits[parameter.name]?.parts}
              {...(parameter.isSecret && { help: messages.edit.keepSecret, isRequired: false })}
            />
          ))}
        </Card>
      )}
      {!isKnown && (
        <TypedConfirmation guarded={{ connection: label }} value={confirmName} onChange={setConfirmName} />
      )}
      {isGuarded(sandboxType) && (
        <TypedConfirmation
          guarded={{ sandbox, type: sandboxType }}
          value={confirmation}
          onChange={setConfirmation}
        />
      )}
      {shown && <ProblemPanel problem={shown} />}
      <TestStages test={test} />
      <div className={stack.row}>
        {parameters.length > 0 && (
          <TestButtons test={test} label={messages.connect.test} variant="secondary" />
        )}
        <Button variant="accent" type="submit" isPending={isSaving}>
          {messages.edit.save}
        </Button>
        <Button variant="secondary" onPress={() => router.push(page)}>
          {messages.detail.cancel}
        </Button>
      </div>
    </form>
  );
}
