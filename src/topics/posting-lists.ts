/** Short lists of numbers in one flat array: each is a count and its numbers, side by side for the processor's cache. */
import { doubled } from './doubled.ts';

export type PostingLists = {
	/** Answers the place of a new list: larger than 1. */
	ofTwo(one: number, other: number): number;
	/** Answers the list's place, which may be a new one. */
	append(place: number, posting: number): number;
	/** Takes the first such posting off; answers the list's place, or 0 once it is empty. */
	without(place: number, isIt: (posting: number) => boolean): number;
	/** At a place: how many, then the postings. Valid until the next change. */
	array(): Int32Array;
};

/** A list has room for the next power of two, so that it moves seldom; rooms left behind are used again. */
export function createPostingLists(): PostingLists {
	let lists = new Int32Array(128);
	let end = 2;
	/** Places of free rooms, by the room. */
	const free = new Map<number, number[]>();

	function newList(room: number): number {
		const freed = free.get(room)?.pop();
		if (freed !== undefined) return freed;
		const place = end;
		end += room + 1;
		while (end > lists.length) lists = doubled(lists);
		return place;
	}

	function leave(place: number, room: number): void {
		const places = free.get(room);
		if (places) places.push(place);
		else free.set(room, [place]);
	}

	function moved(from: number, room: number, newRoom: number): number {
		const to = newList(newRoom);
		lists.copyWithin(to, from, from + 1 + Math.min(room, newRoom));
		leave(from, room);
		return to;
	}

	function ofTwo(one: number, other: number): number {
		const place = newList(2);
		lists.set([2, one, other], place);
		return place;
	}

	function append(from: number, posting: number): number {
		const count = lists[from]!;
		const place = isPowerOfTwo(count) && count > 1 ? moved(from, count, count * 2) : from;
		lists[place + 1 + count] = posting;
		lists[place] = count + 1;
		return place;
	}

	function without(place: number, isIt: (posting: number) => boolean): number {
		const count = lists[place]!;
		const at = lists.subarray(place + 1, place + 1 + count).findIndex(isIt);
		if (at < 0) return place;
		lists[place + 1 + at] = lists[place + count]!;
		lists[place] = count - 1;
		if (count > 2) return isPowerOfTwo(count - 1) ? moved(place, (count - 1) * 2, count - 1) : place;
		if (count === 2) return place;
		leave(place, 2);
		return 0;
	}

	return { ofTwo, append, without, array: () => lists };
}

function isPowerOfTwo(count: number): boolean {
	return (count & (count - 1)) === 0;
}
