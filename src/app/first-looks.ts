/** Shows in a terminal how far the first round of looks at all feeds has come. */
import type { Timer } from '../domain/ports.ts';
import type { Meter } from '../observability/meter.ts';
import type { Progress } from '../observability/progress.ts';

/** Fewer are read before one could follow it. */
const WORTH_SHOWING = 20;
const EVERY_MS = 250;
/** Other processes may look at the rest of them. */
const STILL_MS = 15_000;

/** Until each feed has been looked at once, nothing moves any more, or the signal aborts. */
export async function showFirstLooks(
	feeds: number,
	meter: Pick<Meter, 'looks'>,
	progress: Progress,
	timer: Timer,
	signal: AbortSignal,
): Promise<void> {
	if (feeds < WORTH_SHOWING) return;
	let [looks, stillMs] = [0, 0];
	while (looks < feeds && stillMs < STILL_MS && !signal.aborted) {
		const now = Math.min(meter.looks(), feeds);
		stillMs = now === looks ? stillMs + EVERY_MS : 0;
		looks = now;
		progress.show('first look at all feeds', looks, feeds);
		await timer.sleep(EVERY_MS, signal);
	}
	progress.end();
}
