'use client';
import type { AuthVariant, WrittenValue } from '@headwater/core';
import { Radio, RadioGroup } from '@react-spectrum/s2/RadioGroup';
import type { ReactNode } from 'react';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import styles from './credential-fields.module.css';
import type { Lint } from './lint.ts';
import { ParameterField } from './parameter-field.tsx';
import { readWritten } from './read-written.ts';
import type { Offer } from './value-parts.tsx';

/** The auth method and its parameters: the required ones first, the optional ones collapsed. */
export function CredentialFields({
  variants,
  method,
  onMethod,
  params,
  onParams,
  onFill,
  lint: { findings, splits },
}: {
  variants: readonly AuthVariant[];
  method: string | undefined;
  onMethod(key: string): void;
  params: Readonly<Record<string, string>>;
  onParams(params: Readonly<Record<string, string>>): void;
  /** Called with another auth method whose fields a pasted string can fill, and with the values for them. */
  onFill(method: string, params: Readonly<Record<string, string>>): void;
  lint: Lint;
}): ReactNode {
  const variant = variants.find(({ key }) => key === method);
  if (!variant) return <p>{messages.connect.noCredentials}</p>;
  const offersOf = (name: string): readonly Offer[] =>
    (splits[name]?.fits ?? []).map((fit) => ({
      title: messages.connect.fill(variants.find(({ key }) => key === fit.method)?.title ?? fit.method),
      onAccept: () => onFill(fit.method, readAll(params[name] ?? '', fit.params)),
    }));
  const field = (parameter: AuthVariant['params'][number]): ReactNode => (
    <ParameterField
      key={`${variant.key} ${parameter.name}`}
      parameter={parameter}
      value={params[parameter.name] ?? ''}
      onChange={(value) => onParams({ ...params, [parameter.name]: value })}
      findings={findings.filter(({ param }) => param === parameter.name)}
      parts={splits[parameter.name]?.parts}
      offers={offersOf(parameter.name)}
    />
  );
  const required = variant.params.filter(({ isRequired }) => isRequired);
  const optional = variant.params.filter(({ isRequired }) => !isRequired);
  return (
    <>
      {variants.length > 1 && (
        <RadioGroup label={messages.connect.method} value={variant.key} onChange={onMethod}>
          {variants.map(({ key, title, isDeprecated }) => (
            <Radio key={key} value={key}>
              {isDeprecated ? `${title} (${messages.connect.deprecatedMethod})` : title}
            </Radio>
          ))}
        </RadioGroup>
      )}
      <p className={styles.hint}>{variant.description}</p>
      {required.map(field)}
      {optional.length > 0 && (
        <details className={styles.optional} open={required.length === 0}>
          <summary>{messages.connect.optional}</summary>
          <div className={stack.tight}>{optional.map(field)}</div>
        </details>
      )}
      <p className={styles.hint}>{messages.connect.referenceHint}</p>
    </>
  );
}

function readAll(
  text: string,
  values: Readonly<Record<string, WrittenValue>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, readWritten(text, value)]));
}
