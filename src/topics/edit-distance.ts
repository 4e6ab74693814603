/** How many typing errors lie between two words. Pure. */

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours each cost one.
 * Answers `most` + 1 as soon as it is certain to be more than `most`.
 */
export function editDistance(one: string, other: string, most: number): number {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let row = 1; row <= one.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= other.length; column += 1) {
			const cost = one[row - 1] === other[column - 1] ? 0 : 1;
			let least = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + cost);
			const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			if (isSwap) least = Math.min(least, beforeLast[column - 2]! + 1);
			current.push(least);
		}
		if (Math.min(...current) > most) return most + 1;
		beforeLast = last;
		last = current;
	}
	return Math.min(last[other.length]!, most + 1);
}
