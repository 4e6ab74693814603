/** Around the corridor: wakes again everything that is stored as still to be done. Wake-ups may be lost; records are not. */
import { type House, JOBS } from './house.ts';

/** Answers how many were woken. */
export async function sweep(house: House): Promise<number> {
	let woken = 0;
	for await (const [id] of house.records.toPlace.entries()) {
		await house.queue.wake(JOBS.place, id);
		woken += 1;
	}
	for await (const [id] of house.records.toPin.entries()) {
		await house.queue.wake(JOBS.place, id);
		woken += 1;
	}
	for await (const [id] of house.records.toAnnounce.entries()) {
		await house.queue.wake(JOBS.announce, id);
		woken += 1;
	}
	return woken;
}
