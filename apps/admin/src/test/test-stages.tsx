import type { TestReport, TestStage } from '@headwater/core';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from './test-stages.module.css';

const SIGNS: Readonly<Record<TestStage['outcome'], string>> = {
  passed: '✓',
  warned: '!',
  failed: '✕',
  skipped: '–',
};

/** How a test went, stage by stage. */
export function TestStages({ report }: { report: TestReport }): ReactNode {
  const { result, durationMs, stages } = report;
  const { passed, failed, took } = messages.test;
  return (
    <div className={`${styles.report} ${result ? styles.good : styles.bad}`}>
      <h3>
        {result ? passed : failed} <span className={styles.quiet}>{took(durationMs)}</span>
      </h3>
      <ol className={styles.stages}>
        {stages.map((stage, index) => (
          <Stage key={stage.name} stage={stage} index={index} />
        ))}
      </ol>
    </div>
  );
}

function Stage({ stage, index }: { stage: TestStage; index: number }): ReactNode {
  const { name, outcome, durationMs, detail, cause, nextStep, fixableBy } = stage;
  const text = messages.test;
  return (
    <li className={`${styles.stage} ${styles[outcome]}`} style={{ animationDelay: `${index * 70}ms` }}>
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[outcome]}
      </span>
      <div className={styles.words}>
        <p className={styles.name}>
          {text.stages[name]}
          <span className={styles.quiet}>
            {text.outcomes[outcome]}
            {outcome !== 'skipped' && ` · ${text.took(durationMs)}`}
          </span>
        </p>
        {detail !== undefined && <p className={styles.quiet}>{detail}</p>}
        {cause !== undefined && <p>{cause}</p>}
        {nextStep !== undefined && (
          <p>
            <strong>{text.nextStep}:</strong> {nextStep} {fixableBy && text.fixableBy[fixableBy]}
          </p>
        )}
      </div>
    </li>
  );
}
