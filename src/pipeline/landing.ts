/** Lets what is under way land: a message that is broken off in mid-send may have arrived, and would be in doubt. */
import type { Timer } from '../domain/ports.ts';

/** Platforms answer within a second or two; a stop is to be over within 15 s. */
const LANDING_MS = 8_000;

/** Aborts some seconds after `signal`; whoever has landed before aborts it, which ends the wait. */
export function landingAfter(signal: AbortSignal, timer: Timer): AbortController {
	const landing = new AbortController();
	const wait = () => void timer.sleep(LANDING_MS, landing.signal).then(() => landing.abort());
	if (signal.aborted) wait();
	else signal.addEventListener('abort', wait, { once: true });
	return landing;
}
