/** A pretended internet under the real client: each connection is written down with the addresses it would go to. */
import http from 'node:http';
import net, { type AddressInfo, isIP, type LookupFunction } from 'node:net';
import tls from 'node:tls';

/** What a name resolves to: the same each time, or one answer after the other (rebinding), or an error's code. */
export type Names = Readonly<
	Record<string, readonly string[] | { readonly sequence: readonly (readonly string[])[] } | string>
>;

export type FakeInternet = {
	/** Addresses that a connection was attempted to, one group for each connection. */
	readonly reached: string[][];
	lookup(host: string): Promise<readonly string[]>;
	close(): Promise<void>;
};

type DialOptions = { readonly host: string; readonly lookup: LookupFunction };

/**
 * Replaces the two doors to the network (net.connect and tls.connect) until it is closed. Plain connections are
 * answered by `answer`, whatever their address; TLS ones end as refused connections do.
 */
export async function fakeInternet(names: Names, answer: http.RequestListener): Promise<FakeInternet> {
	const reached: string[][] = [];
	const asked = new Map<string, number>();
	const server = http.createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const real = { net: net.connect, tls: tls.connect };

	function dial(options: DialOptions, isAnswered: boolean): net.Socket {
		const socket = new net.Socket();
		const proceed = (addresses: string[]) => {
			reached.push(addresses);
			if (isAnswered) socket.connect(port, '127.0.0.1');
			else socket.destroy(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
		};
		if (isIP(options.host) !== 0) {
			proceed([options.host]);
			return socket;
		}
		options.lookup(options.host, { all: true }, (error, found) => {
			if (error) socket.destroy(error);
			else proceed((found as { address: string }[]).map(({ address }) => address));
		});
		return socket;
	}

	net.connect = ((options: DialOptions) => dial(options, true)) as unknown as typeof net.connect;
	tls.connect = ((options: DialOptions) => dial(options, false)) as unknown as typeof tls.connect;

	return {
		reached,
		async lookup(host) {
			const entry = names[host] ?? [];
			if (typeof entry === 'string') throw Object.assign(new Error(entry), { code: entry });
			if (!('sequence' in entry)) return entry;
			const times = asked.get(host) ?? 0;
			asked.set(host, times + 1);
			return entry.sequence[Math.min(times, entry.sequence.length - 1)] ?? [];
		},
		async close() {
			net.connect = real.net;
			tls.connect = real.tls;
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
