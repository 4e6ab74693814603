/** Small bar charts as inline SVG, time running from right to left as Arabic reads; each says in words what it shows. Pure. */
import { html } from 'hono/html';
import type { Markup } from './layout.ts';
import { dayName, num } from './words.ts';

const HEIGHT = 48;
/** Room under the bars for what they stand on. */
const AXIS = 14;
/** Width of an hour's bar with its gap. */
const HOUR = 13;
/** A bar for zero keeps a hair's height: it is a zero, not a gap. */
const LEAST = 1;

/** 24 bars: what each hour of the day brings, in the page's zone. `counts` are by UTC hour; `offsetHours` is the zone's. */
export function hoursChart(counts: readonly number[], offsetHours: number): Markup {
	const local = Array.from({ length: 24 }, (_, hour) => counts[mod(hour - offsetHours, 24)] ?? 0);
	const most = Math.max(...local, Number.MIN_VALUE);
	const busiest = local.indexOf(Math.max(...local));
	const label = `إيقاع النشر على ساعات اليوم: أكثره عند الساعة ${num(busiest)}`;
	return html`<svg class="chart hours" viewBox="0 0 312 ${HEIGHT + AXIS}" role="img" aria-label="${label}"><title>${label}</title>${local.map((count, hour) => bar(312 - (hour + 1) * HOUR + 2, HOUR - 3, count / most, 'after'))}${[0, 6, 12, 18].map((hour) => html`<text x="${312 - (hour + 0.5) * HOUR}" y="${HEIGHT + 11}">${num(hour)}</text>`)}</svg>`;
}

/** Two bars a day, before and after a change. */
export function daysChart(perDay: ReadonlyMap<string, { readonly before: number; readonly after: number }>): Markup {
	const days = [...perDay].slice(-30);
	const most = Math.max(1, ...days.flatMap(([, { before, after }]) => [before, after]));
	const slot = Math.max(12, Math.min(48, 360 / Math.max(1, days.length)));
	const width = Math.max(300, slot * days.length);
	const wide = slot * 0.36;
	const label = `مقالات كل يوم قبل التغيير وبعده: ${days.map(([day, { before, after }]) => `${dayName(day)}: ${num(before)} ثم ${num(after)}`).join('، ')}`;
	return html`<svg class="chart days" viewBox="0 0 ${width} ${HEIGHT + AXIS}" role="img" aria-label="${label}"><title>${label}</title>${days.map(
		([day, { before, after }], at) => {
			const right = width - at * slot;
			const text =
				at % Math.ceil(44 / slot) === 0
					? html`<text x="${right - slot * 0.5}" y="${HEIGHT + 11}">${dayName(day)}</text>`
					: '';
			return html`${bar(right - slot * 0.12 - wide, wide, before / most, 'before')}${bar(right - slot * 0.52 - wide, wide, after / most, 'after')}${text}`;
		},
	)}</svg>`;
}

/** The zone's distance from UTC in whole hours at an instant. */
export function offsetHours(timeZone: string, nowMs: number): number {
	const hour = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(nowMs);
	return mod(Number(hour) - new Date(nowMs).getUTCHours(), 24);
}

function bar(x: number, width: number, share: number, kind: string): Markup {
	const height = Math.max(LEAST, share * HEIGHT);
	return html`<rect class="${kind}" x="${x.toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"/>`;
}

function mod(value: number, by: number): number {
	return ((value % by) + by) % by;
}
