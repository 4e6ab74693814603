/** Inverse document frequencies learnt from the stream, as a table that is cheap to read. Pure. */

/** A young stream knows little of what is rare: as if it had held this many more stories. */
const PRIOR_STORIES = 30;
const SMOOTHING = 0.5;
const TABLE_SIZE = 4096;
/** Steps of 2 % in the number of stories: below what any decision notices, and the table is kept over many stories. */
const STEP = 1.02;

/** ln(1 + N/df), smoothed, by df; a df beyond the table is as common as its last entry. */
export type Rarity = Float64Array;

const NONE: Rarity = new Float64Array(TABLE_SIZE);

/** The same for the same number of stories, whatever was asked before. */
export function createRarityTable(): (stories: number) => Rarity {
	/** Of two neighbouring steps: their number may go to and fro over the border with each article. */
	const tables = [
		{ step: -1, rarity: NONE },
		{ step: -1, rarity: NONE },
	];
	return (stories) => {
		const step = Math.floor(Math.log(stories + PRIOR_STORIES) / Math.log(STEP));
		const table = tables[step % 2]!;
		if (table.step !== step) tables[step % 2] = { step, rarity: rarityOf(STEP ** step) };
		return tables[step % 2]!.rarity;
	};
}

function rarityOf(stories: number): Rarity {
	return NONE.map((_, frequency) => Math.log(1 + stories / (frequency + SMOOTHING)));
}

/** Of a term in so many stories. */
export function rarityIn(rarity: Rarity, frequency: number): number {
	return rarity[frequency < TABLE_SIZE ? frequency : TABLE_SIZE - 1]!;
}
