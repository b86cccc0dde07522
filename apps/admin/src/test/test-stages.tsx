import type { TestReport, TestStage } from '@headwater/core';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from './test-stages.module.css';
import type { TestState } from './use-test.ts';

const text = messages.test;

/** Drawn, because not every font has a check mark and a cross. */
const SIGNS: Readonly<Record<TestStage['outcome'], string>> = {
  passed: 'm5 10.5 3.5 3.5L15 6.5',
  warned: 'M10 5v6M10 14v1',
  failed: 'm6 6 8 8M14 6l-8 8',
  skipped: 'M6 10h8',
};

/** The progress or result of a test, stage by stage. Screen readers announce only changes of the heading. */
export function TestStages({ test }: { test: TestState<TestReport> }): ReactNode {
  const { phase, stages, report } = test;
  const isRunning = phase === 'running';
  if (phase === 'none' || (phase === 'ended' && stages.length === 0)) return null;
  return (
    <div className={`${styles.report} ${toneOf(test)}`} aria-busy={isRunning}>
      <div role="status">
        <h3>
          {headingOf(test)} {report && <span className={styles.quiet}>{text.took(report.durationMs)}</span>}
        </h3>
      </div>
      <ol className={styles.stages}>
        {stages.map((stage) => (
          <Stage key={stage.name} stage={stage} />
        ))}
        {isRunning && (
          <li className={`${styles.stage} ${styles.running}`}>
            <span className={styles.sign} aria-hidden="true" />
            <p className={styles.name}>{stages.length === 0 ? text.firstStage : text.nextStage}</p>
          </li>
        )}
      </ol>
    </div>
  );
}

function headingOf({ phase, report }: TestState<TestReport>): string {
  if (phase === 'running') return text.running;
  if (phase === 'cancelled') return text.cancelled;
  if (report === undefined) return text.brokenOff;
  return report.result ? text.passed : text.failed;
}

function toneOf({ report }: TestState<TestReport>): string | undefined {
  if (report === undefined) return styles.open;
  return report.result ? styles.good : styles.bad;
}

function Stage({ stage }: { stage: TestStage }): ReactNode {
  const { name, outcome, durationMs, detail, cause, nextStep, fixableBy } = stage;
  return (
    <li className={`${styles.stage} ${styles[outcome]}`}>
      <span className={styles.sign}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d={SIGNS[outcome]} />
        </svg>
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
