/** What an editor writes about a feed, what the machine remembers of it, and what reading it gives. Pure. */

/** What an editor wrote. `id` is derived from `feedUrl`. */
export type Feed = {
	readonly id: string;
	readonly feedUrl: string;
	readonly siteUrl?: string;
	/** The publisher's name as readers see it. */
	readonly title: string;
	/** BCP 47, of the feed as a whole. */
	readonly language: string;
	readonly country?: string;
	/** Read the article's page when the feed gives only a teaser. */
	readonly fullText?: boolean;
	/** How many of the newest entries are announced at the feed's first sight (0: stay silent). */
	readonly announceNewest?: number;
	/** The feed may live on this machine (the demo's newsroom, tests). Never from users' input. */
	readonly allowLoopback?: boolean;
};

/** What the machine remembers of a feed: ONE record, written last, after the feed's articles are stored. */
export type FeedState = {
	readonly feedId: string;
	/** Where the feed has moved to (301, 308), if it has. */
	readonly movedTo?: string;
	readonly etag?: string;
	readonly lastModified?: string;
	/** SHA-256 of the last decoded body, hex. */
	readonly contentHash?: string;
	/** Identities of entries seen, newest last; bounded. */
	readonly seenIds: readonly string[];
	/** Instants at which entries appeared, newest last; bounded, for people to see. */
	readonly appearedAt: readonly string[];
	/** What the feed's rhythm is learnt from. */
	readonly hourCounts?: HourCounts;
	/** The publisher's wishes, as last read. */
	readonly ttlMinutes?: number;
	readonly skipHours?: readonly number[];
	/** WebSub, as last announced: the hub, and the feed's own address as the hub knows it. */
	readonly hubUrl?: string;
	readonly selfUrl?: string;
	readonly primedAt?: string;
	/** When it last answered, as of the last write: an unchanged feed is not written. */
	readonly checkedAt?: string;
	/** The next probe of a failing feed; the others' time is the scheduler's. */
	readonly nextCheckAt?: string;
	readonly errorCount: number;
	readonly failingSince?: string;
	readonly lastError?: FeedFault;
	/** When the feed's admins were told that it fails; absent while it is well. */
	readonly toldAt?: string;
	/** When last nothing in the document was known to us: entries may have come and gone unseen before. */
	readonly rolledOverAt?: string;
	/** Entries on which our reading broke, newest last; bounded. */
	readonly unread?: readonly UnreadEntry[];
	/** Lines of text seen in several articles of this feed: hash of the line → in how many articles. Boilerplate by evidence. */
	readonly lineCounts?: Readonly<Record<string, number>>;
};

/** An entry that could not be read, through a fault of ours: to be tried again, or given up for people to see. */
export type UnreadEntry = {
	/** Its guid, else its link, else its title. */
	readonly entry: string;
	readonly title?: string;
	readonly link?: string;
	readonly tries: number;
	readonly isGivenUp: boolean;
	readonly at: string;
};

/** How many entries appeared in each hour of the day (UTC, 24 numbers), fading with age as of `countedAt`; all since `sinceAt`. */
export type HourCounts = {
	readonly counts: readonly number[];
	readonly sinceAt: string;
	readonly countedAt: string;
};

export type Enclosure = { readonly url: string; readonly type?: string; readonly length?: number };

/** One entry as the feed gives it, with absolute addresses and ISO instants. Bodies are HTML as published. */
export type Entry = {
	readonly id?: string;
	readonly title?: string;
	readonly link?: string;
	readonly publishedAt?: string;
	readonly updatedAt?: string;
	readonly summary?: string;
	readonly content?: string;
	readonly authors: readonly string[];
	readonly categories: readonly string[];
	/** The best picture. */
	readonly imageUrl?: string;
	/** All pictures announced, best first, where there are several. */
	readonly imageUrls?: readonly string[];
	readonly enclosures: readonly Enclosure[];
	/** The outlet an aggregator names (RSS `<source>`, Atom `<source>`). */
	readonly source?: { readonly title?: string; readonly url?: string };
};

export type ParsedFeed = {
	readonly title?: string;
	readonly link?: string;
	readonly language?: string;
	readonly description?: string;
	readonly publishedAt?: string;
	readonly updatedAt?: string;
	readonly imageUrl?: string;
	readonly author?: string;
	readonly id?: string;
	readonly categories?: readonly string[];
	/** WebSub hub and the topic's own address, where announced. */
	readonly hubUrl?: string;
	readonly selfUrl?: string;
	/** RSS ttl in minutes, syn:updatePeriod folded in; the publisher's wish, bounded by us. */
	readonly ttlMinutes?: number;
	readonly skipHours?: readonly number[];
	readonly entries: readonly Entry[];
	/** Names of the repairs that were needed (see feeds/repair.ts). */
	readonly warnings: readonly string[];
};

/** Why a feed could not be read. Told apart by kind, never by message. */
export type FeedFault = {
	readonly kind:
		| 'address' // refused before any connection: scheme, port, private address
		| 'network' // no connection, DNS, TLS, reset
		| 'timeout'
		| 'too-large'
		| 'http' // an answer that is no success; `status` says which
		| 'gone' // 410
		| 'busy' // 429, 503 with Retry-After
		| 'challenge' // a bot wall's HTML page
		| 'not-a-feed' // HTML, JSON error, empty
		| 'malformed' // XML beyond repair
		| 'killed'; // the parser exceeded its time or memory
	readonly message: string;
	readonly status?: number;
	readonly retryAfterMs?: number;
};
