/** The shipped program's door: compiled code is kept from start to start (Node's NODE_COMPILE_CACHE says where). */
import { enableCompileCache, flushCompileCache } from 'node:module';

enableCompileCache();
await import('./app/program.ts');
flushCompileCache(); // by itself it would be written at the end only, and not at all after a crash
