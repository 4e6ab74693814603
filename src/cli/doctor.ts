/** `rasid doctor`: looks at the configuration and the world, a line for each probe: store, platforms, every feed. */

import type { Environment } from '../../config/environment.ts';
import { problemLine } from '../../config/problem.ts';
import { readSettings } from '../app/settings.ts';
import { systemClock } from '../domain/clock.ts';
import type { Feed } from '../domain/feed.ts';
import { fetchFeed } from '../feeds/fetch-feed.ts';
import { createParserPool } from '../feeds/parser-pool.ts';
import { createFetcher, type Fetcher } from '../http/fetcher.ts';
import { openStore } from '../storage/open-store.ts';
import { BadInput } from './faults.ts';
import { writeJsonLine } from './json-lines.ts';

type Probe = { readonly probe: string; readonly ok: boolean; readonly detail: string };

/** Exit 0 when all is well, 1 when any probe failed. */
export async function doctor(): Promise<number> {
	const result = readSettings();
	if (result.kind === 'problems') throw new BadInput(result.problems.map(problemLine).join('\n'));
	const { environment, feeds, topics } = result.settings;
	const fetcher = createFetcher({ userAgent: 'Rasid (doctor)', now: systemClock.now });
	const pool = createParserPool();
	let ill = 0;
	async function tell(probe: Promise<Probe>): Promise<void> {
		const found = await probe;
		if (!found.ok) ill += 1;
		await writeJsonLine(found);
	}
	await tell(
		Promise.resolve({ probe: 'configuration', ok: true, detail: `${feeds.length} feeds, ${topics.length} topics` }),
	);
	await tell(probeStore(environment.storeUrl));
	await tell(probeDiscord(environment, fetcher));
	await tell(probeTelegram(environment, fetcher));
	await Promise.all(feeds.map((feed) => tell(probeFeed(feed, fetcher, pool))));
	await pool.close();
	await fetcher.close();
	return ill === 0 ? 0 : 1;
}

async function probeStore(url: string): Promise<Probe> {
	try {
		const store = await openStore(url);
		await store.probe();
		await store.close();
		return { probe: 'store', ok: true, detail: 'a write went through' };
	} catch (error) {
		return { probe: 'store', ok: false, detail: (error as Error).message };
	}
}

async function probeDiscord(environment: Environment, fetcher: Fetcher): Promise<Probe> {
	const { discordToken, discordApiBase } = environment;
	if (!discordToken) return { probe: 'discord', ok: true, detail: 'no DISCORD_TOKEN: switched off' };
	const url = `${discordApiBase ?? 'https://discord.com/api'}/v10/users/@me`;
	return probeToken('discord', url, { authorization: `Bot ${discordToken}` }, discordApiBase !== undefined, fetcher);
}

async function probeTelegram(environment: Environment, fetcher: Fetcher): Promise<Probe> {
	const { telegramToken, telegramApiRoot } = environment;
	if (!telegramToken) return { probe: 'telegram', ok: true, detail: 'no TELEGRAM_TOKEN: switched off' };
	const url = `${telegramApiRoot ?? 'https://api.telegram.org'}/bot${telegramToken}/getMe`;
	return probeToken('telegram', url, {}, telegramApiRoot !== undefined, fetcher);
}

/** The token and the address that holds it never leave this function. */
async function probeToken(
	probe: string,
	url: string,
	headers: Record<string, string>,
	allowLoopback: boolean,
	fetcher: Fetcher,
): Promise<Probe> {
	const outcome = await fetcher.fetch(url, { headers, allowLoopback });
	if (outcome.kind === 'ok') return { probe, ok: true, detail: 'the token is accepted' };
	const status = outcome.kind === 'fault' ? outcome.fault.status : undefined;
	if (status === 401 || status === 404) return { probe, ok: false, detail: 'the token is refused: copy it again' };
	return { probe, ok: false, detail: status === undefined ? 'cannot be reached' : `answers HTTP ${status}` };
}

async function probeFeed(feed: Feed, fetcher: Fetcher, pool: ReturnType<typeof createParserPool>): Promise<Probe> {
	const probe = `feed ${feed.feedUrl}`;
	const result = await fetchFeed(feed, undefined, { fetcher, pool, now: systemClock.now });
	if (result.kind === 'failed') return { probe, ok: false, detail: `${result.fault.kind}: ${result.fault.message}` };
	const entries = result.kind === 'changed' ? result.feed.entries.length : 0;
	return { probe, ok: entries > 0, detail: entries > 0 ? `${entries} entries` : 'answers, but has no entries' };
}
