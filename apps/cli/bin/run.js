#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache();
const { main } = await import('../dist/main.js');
await main(process.argv.slice(2), { root: join(import.meta.dirname, '..'), commands: './dist/commands' });
