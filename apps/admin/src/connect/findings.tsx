import type { Finding } from '@headwater/core';
import type { ReactNode } from 'react';
import styles from './findings.module.css';

/** The findings about a value, with the wrong part underlined and the next steps. */
export function Findings({ findings }: { findings: readonly Finding[] }): ReactNode {
  return (
    <span className={styles.findings}>
      {findings.map((finding) => (
        <FindingText key={`${finding.code} ${finding.range?.start}`} finding={finding} />
      ))}
    </span>
  );
}

function FindingText({ finding }: { finding: Finding }): ReactNode {
  const { severity, excerpt, cause, fix } = finding;
  return (
    <span className={`${styles.finding} ${styles[severity]}`}>
      {excerpt && (
        <code>
          {excerpt.text.slice(0, excerpt.range.start)}
          <mark>{excerpt.text.slice(excerpt.range.start, excerpt.range.end)}</mark>
          {excerpt.text.slice(excerpt.range.end)}
        </code>
      )}
      <strong>{cause}</strong>
      <span>{fix}</span>
    </span>
  );
}
