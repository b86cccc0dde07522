'use client';
import type { AuthParameter, Finding, ValuePart } from '@headwater/core';
import { ActionButton } from '@react-spectrum/s2/ActionButton';
import { Picker, PickerItem } from '@react-spectrum/s2/Picker';
import { TextField } from '@react-spectrum/s2/TextField';
import { type ReactNode, useState } from 'react';
import { messages } from '../messages/messages.ts';
import { Findings } from './findings.tsx';
import { findingsOfParts } from './findings-of-parts.ts';
import styles from './parameter-field.module.css';
import { type Offer, ValueParts } from './value-parts.tsx';

export interface ParameterFieldProps {
  parameter: AuthParameter;
  value: string;
  onChange(value: string): void;
  findings: readonly Finding[];
  /** The parts of the value, if it has several. */
  parts?: readonly ValuePart[] | undefined;
  /** Another use for its parts. */
  offers?: readonly Offer[];
  /** Help that replaces the parameter's own. */
  help?: string | undefined;
  /** @default the parameter's own */
  isRequired?: boolean;
}

/** One parameter of an auth method. Secrets stay hidden until the user shows them. */
export function ParameterField({
  parameter,
  findings,
  parts,
  offers = [],
  ...props
}: ParameterFieldProps): ReactNode {
  const [isShown, setIsShown] = useState(false);
  const choices = choicesOf(parameter);
  const { value } = props;
  // Findings concern the resolved value, but parts concern the typed string.
  const isPlain = parts !== undefined && !value.includes('${');
  const { inParts, inAll } = isPlain ? findingsOfParts(findings, parts) : { inParts: [], inAll: findings };
  return (
    <div className={styles.field}>
      {choices ? (
        <ChoiceField parameter={parameter} choices={choices} {...props} />
      ) : (
        <ValueField
          parameter={parameter}
          {...props}
          isInvalid={hasError(findings)}
          isShown={isShown}
          onShow={setIsShown}
        />
      )}
      {parts && (
        <ValueParts text={value} parts={parts} offers={offers} findings={inParts} isShown={isShown} />
      )}
      {inAll.length > 0 && (
        <div role="status">
          <Findings findings={inAll} />
        </div>
      )}
    </div>
  );
}

function ValueField({
  parameter,
  value,
  onChange,
  help,
  isRequired = parameter.isRequired,
  isInvalid,
  isShown,
  onShow,
}: Omit<ParameterFieldProps, 'findings' | 'parts' | 'offers'> & {
  isInvalid: boolean;
  isShown: boolean;
  onShow(isShown: boolean): void;
}): ReactNode {
  const { title, isSecret, examples } = parameter;
  const isHidden = isSecret && !isShown && !value.startsWith('${');
  const [example] = examples;
  return (
    <div className={styles.value}>
      <TextField
        label={title}
        value={value}
        onChange={onChange}
        type={isHidden ? 'password' : 'text'}
        isRequired={isRequired}
        isInvalid={isInvalid}
        description={help ?? describe(parameter)}
        autoComplete={isSecret ? 'new-password' : 'off'}
        spellCheck="false"
        validationBehavior="aria"
        placeholder={isSecret || example === undefined ? '' : textOf(example)}
      />
      {isSecret && (
        <div className={styles.reveal}>
          <ActionButton
            isQuiet
            size="S"
            aria-label={isShown ? messages.connect.hide(title) : messages.connect.reveal(title)}
            onPress={() => onShow(!isShown)}
          >
            {isShown ? messages.connect.hideShort : messages.connect.revealShort}
          </ActionButton>
        </div>
      )}
    </div>
  );
}

const UNSET = '(unset)';

function ChoiceField({
  parameter,
  choices,
  value,
  onChange,
  help,
}: Omit<ParameterFieldProps, 'findings' | 'parts' | 'offers'> & { choices: readonly string[] }): ReactNode {
  return (
    <Picker
      label={parameter.title}
      description={help ?? parameter.description}
      isRequired={parameter.isRequired}
      value={value === '' ? UNSET : value}
      onChange={(key) => onChange(key === UNSET ? '' : String(key))}
    >
      <PickerItem id={UNSET}>{messages.connect.unset}</PickerItem>
      {choices.map((choice) => (
        <PickerItem key={choice} id={choice}>
          {choice}
        </PickerItem>
      ))}
    </Picker>
  );
}

function choicesOf({ type, constraints }: AuthParameter): readonly string[] | undefined {
  if (type === 'boolean') return ['true', 'false'];
  const allowed = constraints?.enum;
  return Array.isArray(allowed) ? allowed.map(textOf) : undefined;
}

function describe({ description, isSecret, template, examples }: AuthParameter): string {
  const [example] = examples;
  if (template !== undefined) return `${description} ${messages.connect.form(template)}`;
  if (isSecret || example === undefined) return description;
  return `${description} ${messages.connect.example(textOf(example))}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
