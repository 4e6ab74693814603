/** A change of a zone's clocks, lived through: the real quiet hours and digests against the arithmetic of two offsets. */
import { audience } from '../../src/alerts/audience.ts';
import { nextDigestAt } from '../../src/alerts/digest-time.ts';
import { localTime } from '../../src/alerts/local-time.ts';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { quietUntil } from '../../src/alerts/quiet-hours.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { Cadence, QuietHours } from '../../src/domain/channel.ts';
import { isoAt } from '../../src/domain/clock.ts';
import { createSay } from '../../src/i18n/translate.ts';
import type { House } from '../../src/pipeline/house.ts';
import { sendDigests } from '../../src/pipeline/send-digests.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { handClock } from '../fakes/clock.ts';
import { handQueue } from '../fakes/hand-queue.ts';
import { keptLog } from '../fakes/silent-log.ts';
import { type Zone, zoneOf } from '../torture/zone-table.ts';
import { announcement, channel, follower, message } from './samples.ts';

/** At the instant the clocks go from one offset to another. One that changes nothing stands for a zone that never does. */
export type Change = {
	readonly zone: string;
	readonly at: number;
	readonly beforeMs: number;
	readonly afterMs: number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SAY = createSay();

/** What is not as it should be from two days before the change to two days after it. */
export async function faultsOf(change: Change): Promise<readonly string[]> {
	const { at, beforeMs, afterMs } = change;
	const zone = zoneOf([
		{ from: Number.NEGATIVE_INFINITY, offsetMs: beforeMs },
		{ from: at, offsetMs: afterMs },
	]);
	const spans = spansAround(change);
	return [
		...clockFaults(change),
		...spans.flatMap((quiet) => quietFaults(change, zone, quiet)),
		...spans.flatMap(({ to }) => digestFaults(change, { kind: 'daily', at: to })),
		...(await deliveryFaults(change, zone, { from: '22:00', to: '07:00' })),
	].slice(0, 5);
}

/** The night; nothing; and spans that end or begin in the middle of what the clocks skip or show twice. */
function spansAround({ at, beforeMs, afterMs }: Change): readonly QuietHours[] {
	const inside = timeOfDay(at + (beforeMs + afterMs) / 2);
	return [
		{ from: '22:00', to: '07:00' },
		{ from: '07:00', to: '07:00' },
		{ from: '20:00', to: inside },
		{ from: inside, to: '09:00' },
	];
}

function clockFaults({ zone, at, beforeMs, afterMs }: Change): string[] {
	const instants = [-36, -1, -1 / 60, 0, 1, 36].map((hours) => at + hours * HOUR_MS);
	return instants
		.filter((ms) => {
			const shown = new Date(ms + (ms < at ? beforeMs : afterMs));
			const { minute, weekday } = localTime(ms, zone);
			return minute !== shown.getUTCHours() * 60 + shown.getUTCMinutes() || weekday !== shown.getUTCDay();
		})
		.map((ms) => `${isoAt(ms)}: the clocks show something else`);
}

function quietFaults({ zone, at }: Change, oracle: Zone, quiet: QuietHours): string[] {
	const faults: string[] = [];
	const isNever = quiet.from === quiet.to;
	for (let ms = at - 2 * DAY_MS; ms < at + 2 * DAY_MS; ms += MINUTE_MS) {
		const ours = quietUntil(ms, zone, quiet);
		if (ours !== (isNever ? undefined : oracle.quietUntil(ms, quiet)))
			faults.push(`${isoAt(ms)}: ${quiet.from}–${quiet.to} ends ${ours === undefined ? 'never' : isoAt(ours)}`);
	}
	return faults;
}

/** One digest a day, about a day after the last, whatever the clocks do. */
function digestFaults({ zone, at, beforeMs, afterMs }: Change, cadence: Cadence): string[] {
	const faults: string[] = [];
	const slack = Math.abs(afterMs - beforeMs);
	let last = nextDigestAt(cadence, at - 4 * DAY_MS, zone);
	for (let day = 0; day < 7; day += 1) {
		const next = nextDigestAt(cadence, last, zone);
		if (Math.abs(next - last - DAY_MS) > slack) faults.push(`a digest at ${isoAt(last)}, the next at ${isoAt(next)}`);
		last = next;
	}
	return faults;
}

/** Stories come in day and night; each is released once, at once outside the quiet hours and at their end inside. */
async function deliveryFaults({ zone, at }: Change, oracle: Zone, quiet: QuietHours): Promise<string[]> {
	const clock = handClock(isoAt(at - 2 * DAY_MS));
	const records = recordsOf(await openStore('memory:', { clock }));
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(records.alerts);
	const queue = handQueue();
	const house: House = {
		clock,
		log: keptLog(),
		records,
		queue,
		say: SAY,
		subscriptions,
		outbox,
		feed: () => undefined,
		isFor: () => true,
		topic: () => undefined,
	};
	const reader = follower(channel('c1', { timeZone: zone, quietHours: quiet }), ['asian-nato']);
	await subscriptions.saveChannel(reader.channel);
	const due = new Map<string, number>();
	const released = new Map<string, number[]>();
	function release(alerts: readonly Alert[]): void {
		for (const id of alerts.flatMap((alert) => alert.covers ?? [alert.id]))
			released.set(id, [...(released.get(id) ?? []), clock.now()]);
	}
	for (let minute = 0; minute <= 5 * 24 * 60; minute += 1) {
		release(await sendDigests(house));
		if (minute % 47 === 0 && minute < 4 * 24 * 60) {
			const story = announcement({ storyId: `s${minute}` });
			const alerts = audience(story, [reader], new Map(), () => message(), clock.now());
			due.set(alerts[0]!.id, oracle.quietUntil(clock.now(), quiet) ?? clock.now());
			await outbox.add(alerts);
			release(alerts.filter(({ status }) => status === 'pending'));
		}
		clock.advance(MINUTE_MS);
	}
	return [...due]
		.filter(([id, ms]) => released.get(id)?.length !== 1 || released.get(id)![0] !== ms)
		.map(([id, ms]) => `due ${isoAt(ms)}, released ${(released.get(id) ?? []).map(isoAt).join(' and ') || 'never'}`);
}

function timeOfDay(ms: number): string {
	return isoAt(ms).slice(11, 16);
}
