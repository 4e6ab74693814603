/** Small bar charts as inline SVG, time running as the reader's language does; each says in words what it shows. Pure. */
import { html } from 'hono/html';
import type { Markup } from './layout.ts';
import type { Reader } from './reader.ts';
import { dayName, num } from './words.ts';

const HEIGHT = 48;
/** Room under the bars for what they stand on. */
const AXIS = 14;
/** Width of an hour's bar with its gap. */
const HOUR = 13;
/** A bar for zero keeps a hair's height: it is a zero, not a gap. */
const LEAST = 1;

/** 24 bars: what each hour of the day brings, in the reader's zone. `counts` are by UTC hour; `offsetHours` is the zone's. */
export function hoursChart(counts: readonly number[], offsetHours: number, reader: Reader): Markup {
	const local = Array.from({ length: 24 }, (_, hour) => counts[mod(hour - offsetHours, 24)] ?? 0);
	const most = Math.max(...local, Number.MIN_VALUE);
	const label = reader.say('page-feed-rhythm-chart', { hour: local.indexOf(Math.max(...local)) });
	const total = 24 * HOUR;
	const at = along(total, reader);
	return html`<svg class="chart hours" viewBox="0 0 ${total} ${HEIGHT + AXIS}" role="img" aria-label="${label}"><title>${label}</title>${local.map((count, hour) => bar(at(hour * HOUR + 1, HOUR - 3), HOUR - 3, count / most, 'after'))}${[0, 6, 12, 18].map((hour) => html`<text x="${at((hour + 0.5) * HOUR, 0)}" y="${HEIGHT + 11}">${num(reader, hour)}</text>`)}</svg>`;
}

/** Two bars a day, before and after a change. */
export function daysChart(
	perDay: ReadonlyMap<string, { readonly before: number; readonly after: number }>,
	reader: Reader,
): Markup {
	const days = [...perDay].slice(-30);
	const most = Math.max(1, ...days.flatMap(([, { before, after }]) => [before, after]));
	const slot = Math.max(12, Math.min(48, 360 / Math.max(1, days.length)));
	const width = Math.max(300, slot * days.length);
	const wide = slot * 0.36;
	const at = along(width, reader);
	const told = days.map(([day, { before, after }]) =>
		reader.say('page-trial-day', { day: dayName(reader, day), before, after }),
	);
	const label = reader.say('page-trial-chart', { days: told.join(reader.say('list-comma')) });
	return html`<svg class="chart days" viewBox="0 0 ${width} ${HEIGHT + AXIS}" role="img" aria-label="${label}"><title>${label}</title>${days.map(
		([day, { before, after }], index) => {
			const start = index * slot;
			const isNamed = index % Math.ceil(44 / slot) === 0;
			return html`${bar(at(start + slot * 0.12, wide), wide, before / most, 'before')}${bar(at(start + slot * 0.52, wide), wide, after / most, 'after')}${isNamed ? html`<text x="${at(start + slot * 0.5, 0)}" y="${HEIGHT + 11}">${dayName(reader, day)}</text>` : ''}`;
		},
	)}</svg>`;
}

/** The zone's distance from UTC in whole hours at an instant. */
export function offsetHours(timeZone: string, nowMs: number): number {
	const hour = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(nowMs);
	return mod(Number(hour) - new Date(nowMs).getUTCHours(), 24);
}

/** Where a thing of some width begins, `start` along the axis: Arabic's begins at the right. */
function along(total: number, { tongue }: Reader): (start: number, width: number) => number {
	return (start, width) => (tongue.language === 'ar' ? total - start - width : start);
}

function bar(x: number, width: number, share: number, kind: string): Markup {
	const height = Math.max(LEAST, share * HEIGHT);
	return html`<rect class="${kind}" x="${x.toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"/>`;
}

function mod(value: number, by: number): number {
	return ((value % by) + by) % by;
}
