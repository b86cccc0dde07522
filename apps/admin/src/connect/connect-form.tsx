'use client';
import type { AuthVariant, ErrorReport } from '@headwater/core';
import { Button } from '@react-spectrum/s2/Button';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
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
import { saveConnection } from './connect-actions.ts';
import { CredentialFields } from './credential-fields.tsx';
import { type FormValues, toInput } from './form-input.ts';
import { NamingFields } from './naming-fields.tsx';
import { SampleOffer } from './sample-offer.tsx';
import { useLint } from './use-lint.ts';
import { visibleFindings } from './visible-findings.ts';

export interface FormSource {
  slug: string;
  displayName: string;
  variants: readonly AuthVariant[];
}

/**
 * The form for a new connection: checks values as the user types, tests them and saves them. A refusal never clears
 * the input.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function ConnectForm({
  sandbox,
  sandboxType,
  source,
  sample,
}: {
  sandbox: string;
  sandboxType: SandboxType;
  source: FormSource;
  sample: string | undefined;
}): ReactNode {
  const router = useRouter();
  const [values, setValues] = useState<FormValues>({
    name: source.displayName,
    description: '',
    params: {},
  });
  const [method, setMethod] = useState(source.variants[0]?.key);
  const [confirmation, setConfirmation] = useState('');
  const [problem, setProblem] = useState<ErrorReport>();
  const [isSaving, startSave] = useTransition();

  const variant = source.variants.find(({ key }) => key === method);
  const input = toInput(source.slug, values, variant);
  const path = `/${encodeURIComponent(sandbox)}/connect/${encodeURIComponent(source.slug)}/test`;
  const test = useTest({ path, body: input });
  const shown = problem ?? test.problem;
  const isTouched = Object.keys(values.params).length > 0;
  const lint = useLint({ source: source.slug, method, params: input.auth?.params ?? {} }, isTouched);
  const findings = visibleFindings(lint.findings, shown?.findings ?? [], values);

  const change = (changed: Partial<FormValues>): void => {
    setValues({ ...values, ...changed });
    setProblem(undefined);
    test.clear();
  };
  const save = (): void =>
    startSave(async () => {
      const saved = await answered(saveConnection(sandbox, { input, confirmation }));
      if (saved.isOk) router.push(`/${encodeURIComponent(sandbox)}/connections/${saved.value.id}`);
      else setProblem(saved.problem);
    });

  return (
    <form
      className={stack.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {sample !== undefined && (
        <SampleOffer onAccept={() => change({ params: { ...values.params, connectionString: sample } })} />
      )}
      <Card title={messages.connect.details}>
        <NamingFields values={values} onChange={change} />
      </Card>
      <Card title={messages.connect.credentials}>
        <CredentialFields
          variants={source.variants}
          method={method}
          onMethod={(key) => {
            setMethod(key);
            setProblem(undefined);
            test.clear();
          }}
          params={values.params}
          onParams={(params) => change({ params })}
          onFill={(key, filled) => {
            setMethod(key);
            change({ params: { ...values.params, ...filled } });
          }}
          lint={{ findings, splits: lint.splits }}
        />
      </Card>
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
        <TestButtons test={test} label={messages.connect.test} variant="secondary" />
        <Button variant="accent" type="submit" isPending={isSaving}>
          {messages.connect.save}
        </Button>
      </div>
    </form>
  );
}
