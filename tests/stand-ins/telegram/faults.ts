/** Faults to inject into the stand-in's answers. */

export type Fault = {
	/** Which calls it strikes; all of them by default. */
	readonly method?: string;
	readonly chatId?: number;
	/** `before`: nothing was done; `after`: it was done, only the answer suffers. */
	readonly when: 'before' | 'after';
	readonly what:
		| 'hang'
		| 'drop'
		/** The answer's first half, then the end of the connection's data. */
		| 'truncate'
		| {
				readonly status: number;
				readonly body: string | Buffer | object;
				readonly headers?: Readonly<Record<string, string>>;
		  };
	/** How often; once by default. */
	readonly times?: number;
};

export type Faults = {
	add(fault: Fault): void;
	clear(): void;
	/** Takes the next fault that strikes this call, counting it. */
	take(method: string, chatId: unknown, when: Fault['when']): Fault['what'] | undefined;
};

/** A gateway's page instead of JSON. */
export const BAD_GATEWAY: Fault['what'] = {
	status: 502,
	body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
	headers: { 'content-type': 'text/html' },
};

export function createFaults(): Faults {
	const waiting: { readonly fault: Fault; left: number }[] = [];
	return {
		add: (fault) => waiting.push({ fault, left: fault.times ?? 1 }),
		clear: () => waiting.splice(0),
		take(method, chatId, when) {
			const found = waiting.find(
				({ fault, left }) =>
					left > 0 &&
					fault.when === when &&
					(fault.method ?? method) === method &&
					(fault.chatId === undefined || fault.chatId === Number(chatId)),
			);
			if (found !== undefined) found.left -= 1;
			return found?.fault.what;
		},
	};
}
