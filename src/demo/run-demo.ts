/** The demo: the whole house over the made-up newsroom, wave by wave, and an account of what happened at the end. */
import { readFileSync } from 'node:fs';
import { ROLES, readEnvironment } from '../../config/environment.ts';
import { readTopics } from '../../config/topics-file.ts';
import { type App, buildApp } from '../app.ts';
import { systemClock, systemTimer } from '../domain/clock.ts';
import { createLog } from '../observability/log.ts';
import { createTopicIndex } from '../topics/topic-index.ts';
import { closingSummary, type Outcome } from './closing-summary.ts';
import { type Newsroom, startNewsroom } from './newsroom.ts';
import { readNewsroom } from './newsroom-data.ts';

export type DemoOptions = {
	/** Leave the page up until Ctrl+C. */
	readonly keep: boolean;
	/** The page's port; 0 takes a free one. */
	readonly port: number;
	/** Where records are kept: in memory by default. */
	readonly storeUrl: string;
	/** The newsroom's port; 0 takes a free one. Feeds are known by their address: the same port is the same newsroom. */
	readonly newsroomPort: number;
	/** The pause between waves, ms: time to read along. */
	readonly pauseMs: number;
	readonly out: NodeJS.WriteStream;
};

/** What the demo follows; Taiwan is left to the decoys. */
const FOLLOWED = ['asian-nato', 'aukus', 'quad', 'taiwan-strait', 'south-china-sea'];
const WAVES = [1, 2, 3, 4];

export async function runDemo(options: DemoOptions, signal: AbortSignal): Promise<void> {
	const { out } = options;
	const data = readNewsroom();
	const newsroom = await startNewsroom(data, systemClock.now(), options.newsroomPort);
	const app = await build(options, newsroom);
	await app.start(signal);
	out.write(`راصد يرصد ${data.outlets.length} منابر متخيّلة · Rasid watches ${data.outlets.length} made-up outlets\n`);
	out.write(`الصفحة · page: ${app.pageUrl()}\n\n`);
	let matched = 0;
	let articles = 0;
	async function lookAtAll(): Promise<void> {
		const looks = await Promise.all(newsroom.feeds.map((feed) => app.look(feed, signal)));
		for (const look of looks) {
			matched += look.matched;
			articles += look.articles;
		}
		await settled(app, signal);
	}
	await lookAtAll();
	for (const wave of WAVES) {
		if (signal.aborted) break;
		await systemTimer.sleep(options.pauseMs, signal);
		newsroom.release(wave, systemClock.now());
		await lookAtAll();
	}
	const outcome: Outcome = {
		articles,
		matched,
		primed: data.articles.filter((piece) => piece.wave === 0).length,
		stories: await storiesOf(app),
		alerts: app.house.outbox.recent(500),
		decoys: decoysOf(data, app),
	};
	out.write(closingSummary(outcome));
	if (options.keep && !signal.aborted) {
		out.write(`\nالصفحة باقية حتى Ctrl+C · the page stays up until Ctrl+C: ${app.pageUrl()}\n`);
		await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
	}
	await app.stop();
	await newsroom.stop();
}

async function build(options: DemoOptions, newsroom: Newsroom): Promise<App> {
	const environment = readEnvironment('no-such-file', {
		RASID_STORE: options.storeUrl,
		RASID_WEB_PORT: '0',
	});
	const topics = readTopics(
		'config/topics.yaml',
		readFileSync(new URL('../../config/topics.yaml', import.meta.url), 'utf8'),
	);
	if (environment.kind === 'problems' || topics.kind === 'problems')
		throw new Error('the shipped configuration is broken');
	return buildApp({
		environment: environment.environment,
		feeds: newsroom.feeds,
		topics: topics.topics,
		roles: ROLES,
		clock: systemClock,
		timer: systemTimer,
		log: createLog({ level: 'error', secrets: [] }),
		print: options.out,
		version: 'demo',
		onLost: () => process.exit(1),
		pagePort: options.port,
		terminalTopics: FOLLOWED,
	});
}

/** Waits until nothing is left to place, announce or deliver. */
async function settled(app: App, signal: AbortSignal): Promise<void> {
	const { records, outbox } = app.house;
	async function left(): Promise<boolean> {
		for await (const _ of records.toPlace.entries()) return true;
		for await (const _ of records.toAnnounce.entries()) return true;
		return outbox.live().some((alert) => alert.status !== 'held');
	}
	while (!signal.aborted && (await left())) await systemTimer.sleep(20, signal);
}

async function storiesOf(app: App): Promise<Outcome['stories']> {
	const stories = [];
	for await (const [, story] of app.house.records.stories.entries()) stories.push(story);
	return stories.sort((a, b) => (a.firstSeenAt < b.firstSeenAt ? -1 : 1));
}

/** Why each decoy stayed silent, in the matcher's own words: the followed topic that came nearest. */
function decoysOf(data: ReturnType<typeof readNewsroom>, app: App): Outcome['decoys'] {
	const topics = app.topics.visibleTo('terminal').filter((topic) => FOLLOWED.includes(topic.id));
	const index = createTopicIndex(topics);
	return data.articles
		.filter((piece) => piece.decoy !== undefined)
		.map((piece) => {
			const explained = topics.flatMap(
				(topic) => index.explain(topic.id, { id: piece.title, title: piece.title, text: piece.text }) ?? [],
			);
			const nearest = explained.sort((a, b) => b.score + b.excludedBy.length - a.score - a.excludedBy.length)[0];
			return {
				title: piece.title,
				meant: piece.decoy!,
				alerted: explained.some((one) => one.matched),
				score: nearest?.score ?? 0,
				threshold: nearest?.threshold ?? 1,
				excludedBy: nearest?.excludedBy ?? [],
			};
		});
}
