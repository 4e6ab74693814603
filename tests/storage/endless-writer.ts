/** A child process that writes until it is killed, and tells its parent of each write that was acknowledged. */
import { openStore } from '../../src/storage/open-store.ts';

const store = await openStore(`sqlite:${process.argv[2]}`);
const writes = store.collection<string>('writes');

for (let at = 0; ; at++) {
	const id = `${process.pid}.${at}`;
	const pair = ['left', 'right'].map((side) => ({ id: `${id}.${side}`, value: 'خبر عاجل '.repeat(200) }));
	await Promise.all([writes.set(id, 'مفرد'), writes.setMany(pair)]);
	for (const stored of [id, ...pair.map((record) => record.id)]) process.send!(stored);
}
