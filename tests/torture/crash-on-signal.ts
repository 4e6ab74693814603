/** Loaded before the program, by `--import`: at a signal a fault of ours, with the token all over it as grammY's errors have it. */

/** Read before the program takes it out of its environment. */
const TOKEN = process.env['TELEGRAM_TOKEN'];

function fault(): Error {
	const address = `https://api.telegram.org/bot${TOKEN}/sendMessage`;
	const cause = new Error(`request to ${address} failed`);
	return Object.assign(new Error(`Network request for ${address} failed`, { cause }), { error: cause, address });
}

process.on('SIGUSR2', () => {
	throw fault();
});
process.on('SIGHUP', () => {
	void Promise.reject(fault());
});
process.on('SIGWINCH', () => {
	const heap: unknown[] = [];
	for (;;) heap.push(Array.from({ length: 1000 }, () => ({})));
});
