import { Checkbox } from '@react-spectrum/s2/Checkbox';
import { NumberField } from '@react-spectrum/s2/NumberField';
import { TextField } from '@react-spectrum/s2/TextField';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import type { Dialect } from './dialect.ts';
import styles from './explore.module.css';

const MAX_ROWS = 1000;

type TextName = 'columnDelimiter' | 'quote' | 'escape' | 'encoding' | 'nullText';

/** A field for each setting; an empty field means that the setting is detected. */
export function DialectFields({
  dialect,
  applied,
  detected,
  onChange,
}: {
  dialect: Dialect;
  /** Settings that were applied to the preview; the others were detected. */
  applied: Dialect;
  detected: Dialect;
  onChange(changed: Dialect): void;
}): ReactNode {
  const text = messages.explore.dialect;
  const field = (name: TextName, help: string, isDisabled = false): ReactNode => (
    <TextField
      label={text[name]}
      description={describe(help, applied[name] === undefined ? detected[name] : undefined)}
      value={dialect[name] ?? ''}
      onChange={(value) => onChange({ [name]: value === '' ? undefined : value })}
      isDisabled={isDisabled}
      autoComplete="off"
    />
  );
  const count = (name: 'headerRows' | 'skipRows', help: string): ReactNode => (
    <NumberField
      label={text[name]}
      description={help}
      value={dialect[name] ?? Number.NaN}
      onChange={(value) => onChange({ [name]: Number.isNaN(value) ? undefined : value })}
      minValue={0}
      maxValue={MAX_ROWS}
    />
  );
  const isEmptyNull = dialect.nullText === '';
  const hasNoQuote = dialect.quote === '';
  return (
    <div className={styles.fields}>
      {field('columnDelimiter', text.characterHelp)}
      <div className={styles.field}>
        {field('quote', text.characterHelp, hasNoQuote)}
        <Checkbox
          isSelected={hasNoQuote}
          onChange={(isSelected) => onChange({ quote: isSelected ? '' : undefined })}
        >
          {text.noQuote}
        </Checkbox>
      </div>
      {field('escape', text.characterHelp)}
      {count('headerRows', text.headerRowsHelp)}
      {count('skipRows', text.skipRowsHelp)}
      {field('encoding', text.encodingHelp)}
      <div className={styles.field}>
        {field('nullText', text.nullTextHelp, isEmptyNull)}
        <Checkbox
          isSelected={isEmptyNull}
          onChange={(isSelected) => onChange({ nullText: isSelected ? '' : undefined })}
        >
          {text.emptyIsNull}
        </Checkbox>
      </div>
    </div>
  );
}

function describe(help: string, detected: string | undefined): string {
  const text = messages.explore.dialect;
  if (detected === undefined || detected === '') return help;
  return `${text.detected(detected === '\t' ? text.detectedTab : detected)}. ${help}`;
}
