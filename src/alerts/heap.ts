/** A binary heap whose members may change their rank: the first is found at once, any other in logarithmic time. Pure. */

export type Heap<T> = {
	first(): T | undefined;
	/** Adds a member, or moves one whose rank has changed. */
	put(member: T): void;
	/** Without effect if it is not in the heap. */
	remove(member: T): void;
	readonly size: number;
};

/** `before` orders the members: a strict weak order that changes only for the member that is put again. */
export function createHeap<T>(before: (a: T, b: T) => boolean): Heap<T> {
	const members: T[] = [];
	const places = new Map<T, number>();

	function stand(member: T, at: number): void {
		members[at] = member;
		places.set(member, at);
	}

	function rise(member: T, from: number): number {
		let at = from;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (!before(member, members[parent]!)) break;
			stand(members[parent]!, at);
			at = parent;
		}
		return at;
	}

	function sink(member: T, from: number): number {
		let at = from;
		for (let child = 2 * at + 1; child < members.length; child = 2 * at + 1) {
			if (child + 1 < members.length && before(members[child + 1]!, members[child]!)) child += 1;
			if (!before(members[child]!, member)) break;
			stand(members[child]!, at);
			at = child;
		}
		return at;
	}

	function settle(member: T, at: number): void {
		stand(member, sink(member, rise(member, at)));
	}

	return {
		first: () => members[0],
		put: (member) => settle(member, places.get(member) ?? members.length),
		remove(member) {
			const at = places.get(member);
			if (at === undefined) return;
			places.delete(member);
			const last = members.pop()!;
			if (last !== member) settle(last, at);
		},
		get size() {
			return members.length;
		},
	};
}
