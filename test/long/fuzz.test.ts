/* Four times as many requests as CI makes, by another seed. */
process.env.FUZZ_COUNT ??= '20000';
process.env.FUZZ_SEED ??= '1';
await import('../api/fuzz.test.ts');
