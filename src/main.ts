/** The shipped program's door: compiled code is kept from start to start (Node's NODE_COMPILE_CACHE says where). */
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./app/program.ts');
