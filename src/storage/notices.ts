/** Notices of change between processes: "this record is another one now". May be lost: readers also look again slowly. */

export type NoticeHandler = (collection: string, id: string) => void;

export type Notices = {
	/** Tells all listeners in all processes, this one included. */
	tell(collection: string, id: string): Promise<void>;
	/** Returns how to stop listening. */
	listen(handler: NoticeHandler): () => void;
};

/** For one process. */
export function localNotices(): Notices {
	const { listen, pass } = listeners();
	return { tell: async (collection, id) => pass(collection, id), listen };
}

/** A set of handlers and how to reach them all. */
export function listeners(): { listen: Notices['listen']; pass: NoticeHandler } {
	const handlers = new Set<NoticeHandler>();
	return {
		listen(handler) {
			handlers.add(handler);
			return () => void handlers.delete(handler);
		},
		pass(collection, id) {
			for (const handler of handlers) handler(collection, id);
		},
	};
}
