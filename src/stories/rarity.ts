/** Inverse document frequencies learnt from the stream, as a table that is cheap to read. Pure. */

/** A young stream knows little of what is rare: as if it had held this many more stories. */
const PRIOR_STORIES = 30;
const SMOOTHING = 0.5;
const TABLE_SIZE = 4096;
/** Steps of 2 % in the number of stories: below what any decision notices, and the table is kept over many stories. */
const STEP = 1.02;

export type Rarity = {
	/** ln(1 + N/df), smoothed. */
	of(frequency: number): number;
	/** Of a term never seen. */
	readonly most: number;
};

/** The same for the same number of stories, whatever was asked before. */
export function createRarityTable(): (stories: number) => Rarity {
	let step = -1;
	let current: Rarity = rarityOf(0);
	return (stories) => {
		const next = Math.floor(Math.log(stories + PRIOR_STORIES) / Math.log(STEP));
		if (next === step) return current;
		step = next;
		current = rarityOf(STEP ** next);
		return current;
	};
}

function rarityOf(stories: number): Rarity {
	const table = new Float64Array(TABLE_SIZE);
	for (let frequency = 0; frequency < TABLE_SIZE; frequency += 1) table[frequency] = compute(stories, frequency);
	return {
		of: (frequency) => (frequency < TABLE_SIZE ? table[frequency]! : compute(stories, frequency)),
		most: table[0]!,
	};
}

function compute(stories: number, frequency: number): number {
	return Math.log(1 + stories / (frequency + SMOOTHING));
}
