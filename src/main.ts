/* `npm start`: the whole service with embedded parts. `main.ts api` and `main.ts worker`: one part, on given servers. */
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// What was compiled once is not compiled again: half of a start's time. Where nothing can be written nothing is kept.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/prescreen', import.meta.url)));
await import('./serve.ts');
module.flushCompileCache();
