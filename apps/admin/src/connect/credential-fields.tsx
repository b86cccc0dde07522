'use client';
import type { AuthVariant, Finding } from '@headwater/core';
import { Radio, RadioGroup } from '@react-spectrum/s2/RadioGroup';
import type { ReactNode } from 'react';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import styles from './credential-fields.module.css';
import { ParameterField } from './parameter-field.tsx';

/** The way to authenticate, and its parameters: the needed ones first, the others folded away. */
export function CredentialFields({
  variants,
  method,
  onMethod,
  params,
  onParams,
  findings,
}: {
  variants: readonly AuthVariant[];
  method: string | undefined;
  onMethod(key: string): void;
  params: Readonly<Record<string, string>>;
  onParams(params: Readonly<Record<string, string>>): void;
  findings: readonly Finding[];
}): ReactNode {
  const variant = variants.find(({ key }) => key === method);
  if (!variant) return <p>{messages.connect.noCredentials}</p>;
  const field = (parameter: AuthVariant['params'][number]): ReactNode => (
    <ParameterField
      key={`${variant.key} ${parameter.name}`}
      parameter={parameter}
      value={params[parameter.name] ?? ''}
      onChange={(value) => onParams({ ...params, [parameter.name]: value })}
      findings={findings.filter(({ param }) => param === parameter.name)}
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
