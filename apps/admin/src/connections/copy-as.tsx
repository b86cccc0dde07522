'use client';
import type { ConnectionExport } from '@headwater/core';
import { Button } from '@react-spectrum/s2/Button';
import { SegmentedControl, SegmentedControlItem } from '@react-spectrum/s2/SegmentedControl';
import { type ReactNode, useState } from 'react';
import { Code } from '../layout/code.tsx';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import { nameProgramInScript } from '../program/name-program.ts';
import { useProgramName } from '../program/program-name.tsx';
import styles from './copy-as.module.css';

const FORMATS = ['cli', 'yaml', 'typescript', 'curl'] as const;
type Format = (typeof FORMATS)[number];

/** A connection as code that creates the same connection elsewhere. */
export function CopyAs({ written }: { written: ConnectionExport }): ReactNode {
  const [format, setFormat] = useState<Format>('cli');
  const [copied, setCopied] = useState<Format>();
  const text = messages.copyAs;
  const program = useProgramName();
  const isScript = format === 'cli' || format === 'curl';
  const shown = isScript ? nameProgramInScript(written[format], program) : written[format];
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(shown);
    setCopied(format);
  };
  return (
    <div className={stack.tight}>
      <div className={styles.head}>
        <SegmentedControl
          aria-label={messages.detail.copyAs}
          selectedKey={format}
          onSelectionChange={(key) => setFormat(FORMATS.find((known) => known === key) ?? 'cli')}
        >
          {FORMATS.map((key) => (
            <SegmentedControlItem key={key} id={key}>
              {text.formats[key]}
            </SegmentedControlItem>
          ))}
        </SegmentedControl>
        <Button variant="secondary" size="S" onPress={copy}>
          {copied === format ? text.copied : text.copy}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        {shown.trimEnd()}
      </pre>
      <p className={styles.hint}>
        <Code text={text.run[format]} />
        {written.variables.length > 0 && ` ${text.variables} ${written.variables.join(', ')}.`}
      </p>
    </div>
  );
}
