/** Lists in one flat array, against plain arrays. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostingLists } from '../../src/topics/posting-lists.ts';

test('lists that grow, shrink and move keep their numbers to themselves', () => {
	const change = fc.record({ list: fc.nat(3), number: fc.nat(20), removes: fc.boolean() });
	fc.assert(
		fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
			const lists = createPostingLists();
			const expected = [0, 1, 2, 3].map((start) => [start, start]);
			const places = expected.map(([one, other]) => lists.ofTwo(one!, other!));
			for (const { list, number, removes } of changes) {
				const own = expected[list]!;
				if (own.length === 0) {
					own.push(number, number);
					places[list] = lists.ofTwo(number, number);
				} else if (removes) {
					const at = own.indexOf(number);
					if (at >= 0) own.splice(at, 1);
					places[list] = lists.without(places[list]!, (one) => one === number);
				} else {
					own.push(number);
					places[list] = lists.append(places[list]!, number);
				}
			}
			const array = lists.array();
			const found = places.map((place) =>
				place === 0 ? [] : [...array.subarray(place + 1, place + 1 + array[place]!)],
			);
			expect(found.map((list) => list.sort())).toEqual(expected.map((list) => list.sort()));
		}),
	);
});
