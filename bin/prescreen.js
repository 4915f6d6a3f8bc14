#!/usr/bin/env node
// Plain JavaScript that every Node runs: tells an old one what is needed, then starts the sources or what was built of them.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`prescreen needs Node 24 or newer, this is ${process.versions.node}\n`);
  process.exit(1);
}
// What was compiled once is not compiled again: half of a short command's time. Where nothing can be written nothing is kept.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/prescreen', import.meta.url)));
const sources = new URL('../src/cli.ts', import.meta.url);
await import(existsSync(sources) ? sources.href : new URL('../dist/src/cli.js', import.meta.url).href);
