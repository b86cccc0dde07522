#!/usr/bin/env node
// Runs on Node 14.8 and newer; it loads the rest of the CLI only on a Node that can run it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLD_NODE = 11;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const required = engines.node.replace('>=', '');

if (isAtLeast(process.versions.node, required)) {
  const { main } = await import('../dist/main.js');
  await main(process.argv.slice(2), { root, commands: './dist/commands' });
} else {
  reportOldNode();
}

function isAtLeast(version, minimum) {
  const parts = version.split('.').map(Number);
  const [major, minor = 0] = minimum.split('.').map(Number);
  return parts[0] > major || (parts[0] === major && parts[1] >= minor);
}

function reportOldNode() {
  const message = `headwater needs Node ${required} or newer; this is Node ${process.versions.node} (${process.execPath}).`;
  const nextSteps = [
    `Install Node ${required} or newer, from https://nodejs.org or by your version manager.`,
  ];
  process.exitCode = OLD_NODE;
  if (process.argv.includes('--json')) {
    const error = {
      kind: 'unexpected',
      code: 'old-node',
      message,
      nextSteps,
      findings: [],
      exitCode: OLD_NODE,
    };
    process.stdout.write(`${JSON.stringify({ error }, undefined, 2)}\n`);
  } else {
    process.stderr.write(`Error: ${message}\n\nNext:\n  ${nextSteps[0]}\n\n(old-node)\n`);
  }
}
