/** A child process that takes a lease and tells its parent when it has it and when it has lost it. */
import { openStore } from '../../src/storage/open-store.ts';

const [url, ttlMs, heartbeatMs] = process.argv.slice(2);
const store = await openStore(url!);
const options = { name: 'instance', ttlMs: Number(ttlMs), heartbeatMs: Number(heartbeatMs) };
const tenure = await store.lease({ ...options, holder: `child-${process.pid}` });
process.send!({ held: tenure.fence });
tenure.signal.addEventListener('abort', () => process.send!({ lost: tenure.fence }, () => process.exit()));
process.on('message', () => {}); // stays as long as its parent
