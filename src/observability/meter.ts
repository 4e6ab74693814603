/** The house in figures, for Prometheus and for the page: what was fetched, found, told and sent, and how long each took. */
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type * as Prometheus from 'prom-client';
import type { Alert, AlertStatus } from '../domain/alert.ts';
import type { Article } from '../domain/article.ts';
import { isoAt, msOf } from '../domain/clock.ts';
import type { Clock } from '../domain/ports.ts';
import { quantile } from './quantile.ts';

/**
 * From publication to the reader, stage by stage: published → found (fetched and matched) → announced (composed and stored)
 * → sent; and `whole`, from publication to the platform's answer.
 */
export const STAGES = ['found', 'announced', 'sent', 'whole'] as const;
export type Stage = (typeof STAGES)[number];
export type Delay = { readonly stage: Stage; readonly count: number; readonly p50Ms: number; readonly p95Ms: number };

export type Meter = {
	/** The schedule went round once more. */
	beat(): void;
	/** Why the process is to be started again, if it is: the schedule, once begun, has not gone round for a minute. */
	stuck(): string | undefined;
	/** A look at a feed ended: "changed", "unchanged", or the kind of its fault. */
	looked(end: string, articles: number): void;
	/** How many looks have ended since the start. */
	looks(): number;
	/** An article matched. */
	found(article: Article): void;
	placed(role: string): void;
	/** Alerts of a story came to be, the newest article having been fetched at this instant (ISO). */
	announced(alerts: number, fetchedAt: string | undefined): void;
	/** An alert's record changed. */
	changed(alert: Alert): void;
	/** By stage, since the start, estimated from the histogram; stages without a measurement are left out. */
	delays(): Promise<readonly Delay[]>;
	/** In Prometheus's text form. */
	text(): Promise<string>;
};

/** What is read at the moment of asking. */
export type MeterSources = {
	readonly clock: Clock;
	readonly version: string;
	readonly counts: () => Readonly<Record<AlertStatus, number>>;
	readonly live: () => readonly Alert[];
	readonly waiting: () => Promise<Readonly<Record<string, number>>>;
	readonly feeds: () => number;
};

/**
 * The four parts of prom-client that are used, each by its own file: the package's door also loads the process's default metrics
 * with OpenTelemetry, 45 ms and 17 MB at every start that nobody here asks for.
 */
const part = createRequire(import.meta.url);
const Registry: typeof Prometheus.Registry = part('prom-client/lib/registry');
const Counter: typeof Prometheus.Counter = part('prom-client/lib/counter');
const Gauge: typeof Prometheus.Gauge = part('prom-client/lib/gauge');
const Histogram: typeof Prometheus.Histogram = part('prom-client/lib/histogram');

/** Seconds: from a platform's answer to an hour, the longest that a quiet feed may wait for its look. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];
/** A round takes a second; three of them may be lost to a store that is away for its 20 seconds. */
const LONGEST_ROUND_MS = 60_000;
/** Older news was not late on our way: a feed seen for the first time, or back after an outage. */
const NEWS_MS = 6 * 3_600_000;

export function createMeter(sources: MeterSources): Meter {
	const registry = new Registry();
	const registers = [registry];
	const counter = (name: string, help: string, ...labelNames: string[]) =>
		new Counter({ name, help, labelNames, registers });
	const fetches = counter('rasid_feed_fetches_total', 'Looks at feeds, by how they ended.', 'result');
	const articles = counter('rasid_articles_total', 'Articles new to us.');
	const matches = counter('rasid_matched_articles_total', 'Articles that matched a topic.');
	const placed = counter('rasid_placed_articles_total', 'Articles given a place in a story, by role.', 'role');
	const announced = counter('rasid_announced_alerts_total', 'Alerts put into the outbox.');
	const outcomes = counter('rasid_alert_changes_total', 'Alerts that came to a state.', 'platform', 'status');
	const delay = new Histogram({
		name: 'rasid_delay_seconds',
		help: 'Time taken by each stage from publication to the reader.',
		labelNames: ['stage'],
		buckets: BUCKETS,
		registers,
	});
	readGauges(registers, sources);

	function took(stage: Stage, fromAt: string | undefined, toAt: string | undefined): void {
		const ms = msOf(toAt ?? '') - msOf(fromAt ?? '');
		if (ms >= 0 && ms < NEWS_MS) delay.observe({ stage }, ms / 1000);
	}

	async function delays(): Promise<readonly Delay[]> {
		const { values } = await delay.get();
		return STAGES.flatMap((stage) => {
			const buckets = values
				.filter(({ labels, metricName }) => labels.stage === stage && metricName?.endsWith('_bucket'))
				.map(({ labels, value }) => ({ upTo: upperBound(labels), count: value }));
			const count = buckets.at(-1)?.count ?? 0;
			if (count === 0) return [];
			return [{ stage, count, p50Ms: 1000 * quantile(buckets, 0.5), p95Ms: 1000 * quantile(buckets, 0.95) }];
		});
	}

	let beatMs: number | undefined;
	let looks = 0;

	return {
		beat() {
			beatMs = sources.clock.now();
		},
		stuck() {
			const silentMs = sources.clock.now() - (beatMs ?? Number.POSITIVE_INFINITY);
			return silentMs > LONGEST_ROUND_MS ? `no feed was scheduled for ${Math.round(silentMs / 1000)} s` : undefined;
		},
		looked(end, newArticles) {
			looks += 1;
			fetches.inc({ result: end });
			articles.inc(newArticles);
		},
		looks: () => looks,
		found(article) {
			matches.inc();
			took('found', article.publishedAt, article.fetchedAt);
		},
		placed: (role) => placed.inc({ role }),
		announced(alerts, fetchedAt) {
			announced.inc(alerts);
			if (fetchedAt) took('announced', fetchedAt, isoAt(sources.clock.now()));
		},
		changed(alert) {
			if (alert.status === 'sending') return;
			outcomes.inc({ platform: alert.platform, status: alert.status });
			if (alert.status !== 'sent' || alert.kind === 'digest') return;
			took('sent', alert.createdAt, alert.sentAt);
			took('whole', alert.publishedAt, alert.sentAt);
		},
		delays,
		text: () => registry.metrics(),
	};
}

/** prom-client writes the bound of a bucket as the label "le", the last as "+Inf". */
function upperBound(labels: object): number {
	const { le } = labels as { readonly le?: string | number };
	return le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
}

function readGauges(registers: Prometheus.Registry[], sources: MeterSources): void {
	const { counts, live, waiting, feeds, clock, version } = sources;
	const lag = monitorEventLoopDelay({ resolution: 20 });

	function gauge(
		name: string,
		help: string,
		read: (gauge: Prometheus.Gauge) => void | Promise<void>,
		...labelNames: string[]
	): void {
		new Gauge({
			name,
			help,
			labelNames,
			registers,
			async collect() {
				await read(this);
			},
		});
	}

	function oldestMs(): number {
		const nowMs = clock.now();
		const due = live().filter(({ status, notBefore }) => status !== 'held' && msOf(notBefore) <= nowMs);
		return due.reduce((oldest, { createdAt }) => Math.max(oldest, nowMs - msOf(createdAt)), 0);
	}

	gauge(
		'rasid_outbox_alerts',
		'Alerts in the outbox, by state.',
		(each) => {
			for (const [status, count] of Object.entries(counts())) each.set({ status }, count);
		},
		'status',
	);
	gauge('rasid_outbox_oldest_seconds', 'Age of the oldest alert that is due.', (each) => each.set(oldestMs() / 1000));
	gauge(
		'rasid_queue_jobs',
		'Wake-ups that wait, by job.',
		async (each) => {
			for (const [job, count] of Object.entries(await waiting())) each.set({ job }, count);
		},
		'job',
	);
	gauge('rasid_feeds', 'Feeds watched.', (each) => each.set(feeds()));
	gauge('rasid_event_loop_lag_seconds', 'The 99th percentile since the last reading.', (each) => {
		each.set(lag.enable() ? 0 : lag.percentile(99) / 1e9); // the first reading begins to measure
		lag.reset();
	});
	gauge('rasid_resident_memory_bytes', 'Memory that the process holds.', (each) => each.set(process.memoryUsage.rss()));
	gauge('rasid_process_cpu_seconds', 'Processor time used since the start.', (each) => {
		const { user, system } = process.cpuUsage();
		each.set((user + system) / 1e6);
	});
	gauge(
		'rasid_build_info',
		'Always 1; the labels tell the versions.',
		(each) => each.set({ version, node: process.versions.node }, 1),
		'version',
		'node',
	);
}
