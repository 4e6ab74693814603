/** How often a publisher wishes to be asked: RSS ttl and skipHours, and the syndication module. Pure. */
import { all, datum } from './fields.ts';
import type { Fields } from './parse.ts';

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
	hourly: 60,
	daily: 1440,
	weekly: 10_080,
	monthly: 43_200,
	yearly: 525_600,
};

/** RSS `ttl`, or sy:updatePeriod divided by sy:updateFrequency, in minutes. */
export function ttlMinutesOf(feed: Fields): number | undefined {
	const ttl = Number(datum(feed, 'ttl'));
	if (ttl > 0) return ttl;
	const period = PERIOD_MINUTES[datum(feed, 'sy:updateperiod')?.toLowerCase() ?? ''];
	const frequency = Number(datum(feed, 'sy:updatefrequency') ?? 1);
	return period && frequency > 0 ? Math.max(1, Math.round(period / frequency)) : undefined;
}

/** Hours of the day, GMT, at which the feed does not change; 24 means 0. */
export function skipHoursOf(feed: Fields): readonly number[] | undefined {
	const hours = all(feed, 'skiphours').flatMap(({ children }) => all(children, 'hour'));
	const numbers = hours.map(({ text }) => Number.parseInt(text, 10) % 24).filter((hour) => hour >= 0);
	return numbers.length > 0 ? [...new Set(numbers)] : undefined;
}
