/**
 * How many names a second our look-up resolves when each answer takes 50 ms, and the same names from the cache.
 * node bench/dns.ts [NAMES, 2000 by default]
 * `dns.lookup` cannot be pointed at a server of our own; its bound is arithmetic: two threads, 50 ms each, 40 a second.
 */
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { createLookup } from '../src/http/resolve-name.ts';
import { row } from './row.ts';

const NAMES = Number(process.argv[2] ?? 2_000);
const ANSWER_AFTER_MS = 50;

/** A name server that answers every A question with 192.0.2.1 and every AAAA question with nothing. */
const server = createSocket('udp4').bind(0, '127.0.0.1');
await once(server, 'listening');
server.on('message', (question, from) => {
	const end = question.indexOf(0, 12) + 5;
	const isV4 = question.readUInt16BE(end - 4) === 1;
	const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, 192, 0, 2, 1]);
	const reply = Buffer.concat([question.subarray(0, end), isV4 ? answer : Buffer.alloc(0)]);
	reply.writeUInt16BE(0x8180, 2);
	reply.writeUInt16BE(isV4 ? 1 : 0, 6);
	reply.writeUInt16BE(0, 10);
	setTimeout(() => server.send(reply, from.port, from.address), ANSWER_AFTER_MS);
});

const lookup = createLookup(Date.now, () => {
	const resolver = new Resolver({ timeout: 2_000, tries: 2 });
	resolver.setServers([`127.0.0.1:${server.address().port}`]);
	return resolver;
});

/** At most 100 at once, as a poller in a hurry would. */
async function resolveAll(): Promise<number> {
	const startMs = performance.now();
	const names = Array.from({ length: NAMES }, (_, index) => `feed${index}.example`);
	const worker = async () => {
		for (let name = names.pop(); name !== undefined; name = names.pop()) {
			const addresses = await lookup(name);
			if (addresses[0] !== '192.0.2.1') throw new Error(`${name}: ${addresses}`);
		}
	};
	await Promise.all(Array.from({ length: 100 }, worker));
	return NAMES / ((performance.now() - startMs) / 1_000);
}

const first = await resolveAll();
const again = await resolveAll();
console.log(`${NAMES} names, answers after ${ANSWER_AFTER_MS} ms, 100 at once`);
row({
	what: `${NAMES} names resolved, 100 at once, answers after ${ANSWER_AFTER_MS} ms`,
	measured: `${first.toFixed(0)} a second`,
	beside: `${(first / 40).toFixed(0)}× the bound of dns.lookup; from cache ${again.toFixed(0)} a second`,
});
console.log(`asked:      ${first.toFixed(0)} a second, ${(first / 40).toFixed(0)} times the bound of dns.lookup (40)`);
console.log(`from cache: ${again.toFixed(0)} a second`);
server.close();
