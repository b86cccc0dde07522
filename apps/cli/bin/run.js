#!/usr/bin/env node
import { join } from 'node:path';
import { main } from '../dist/main.js';

await main(process.argv.slice(2), { root: join(import.meta.dirname, '..'), commands: './dist/commands' });
