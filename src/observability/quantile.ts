/** A quantile estimated from a histogram's cumulative buckets, straight within a bucket, as Prometheus does. Pure. */

/** `count` values were at most `upTo`; the last bucket's `upTo` is Infinity. */
export type Bucket = { readonly upTo: number; readonly count: number };

/** Of an empty histogram 0. Beyond the last bound nothing is known but that bound. */
export function quantile(buckets: readonly Bucket[], share: number): number {
	const wanted = (buckets.at(-1)?.count ?? 0) * share;
	const at = buckets.findIndex(({ count }) => count >= wanted);
	if (wanted === 0 || at < 0) return 0;
	const below = buckets[at - 1] ?? { upTo: 0, count: 0 };
	const { upTo, count } = buckets[at]!;
	if (upTo === Number.POSITIVE_INFINITY) return below.upTo;
	return below.upTo + ((upTo - below.upTo) * (wanted - below.count)) / (count - below.count);
}
