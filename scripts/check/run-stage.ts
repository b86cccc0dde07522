import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Step } from './steps.ts';

/**
 * Runs the steps of a stage in order, in parallel: as many as there are processors, but at least two. Starts no step
 * after a failure.
 *
 * @returns true if every step passed
 */
export async function runStage(steps: readonly Step[]): Promise<boolean> {
  const waiting = [...steps];
  let isPassed = true;
  async function runWaiting(): Promise<void> {
    for (let step = waiting.shift(); step && isPassed; step = waiting.shift()) {
      if (!(await runStep(step))) isPassed = false;
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, runWaiting));
  return isPassed;
}

/** @returns true if the step passed */
async function runStep({ name, command, environment, output: shown = 'onFailure' }: Step): Promise<boolean> {
  const started = performance.now();
  const [program, ...parameters] = command;
  const stream = shown === 'live' ? 'inherit' : 'pipe';
  const child = spawn(program, parameters, {
    stdio: ['ignore', stream, stream],
    env: { ...process.env, ...environment },
  });
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = await once(child, 'close');
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code !== 0 || shown === 'atEnd') process.stdout.write(Buffer.concat(output));
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return code === 0;
}
