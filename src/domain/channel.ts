/** A channel: one destination of messages (never RSS's element of that name). Pure. */

export type PlatformName = 'discord' | 'telegram' | 'terminal';
export type Language = 'ar' | 'en';

/** Local times of day "HH:MM" in the channel's zone; `from` may be later than `to` (over midnight). */
export type QuietHours = { readonly from: string; readonly to: string };

export type ChannelStatus =
	| 'active'
	| 'muted' // by its people
	| 'paused' // the platform refuses: rights lost; comes back by itself
	| 'gone'; // deleted, kicked, blocked

export type Channel = {
	readonly id: string;
	readonly platform: PlatformName;
	/** The platform's own address: a Discord channel id, a Telegram chat id. */
	readonly address: string;
	readonly threadId?: string;
	/** Whose settings and topics hold here: a Discord server, a Telegram chat. */
	readonly scope: string;
	readonly kind: 'server' | 'group' | 'channel' | 'private' | 'terminal';
	readonly title: string;
	readonly language: Language;
	readonly digits?: 'arabic' | 'latin';
	/** IANA zone. */
	readonly timeZone: string;
	readonly quietHours?: QuietHours;
	readonly mutedUntil?: string;
	/** Administrators whose names the platform hides may manage it. */
	readonly anonymousAdmins?: boolean;
	readonly status: ChannelStatus;
	/** Why it is paused or gone, and since when. */
	readonly statusReason?: string;
	readonly statusAt?: string;
};

export type Cadence =
	| { readonly kind: 'instant' }
	| { readonly kind: 'hourly' }
	| { readonly kind: 'daily'; readonly at: string }
	| { readonly kind: 'weekly'; readonly day: number; readonly at: string };

export type Subscription = {
	readonly channelId: string;
	readonly topicId: string;
	readonly cadence: Cadence;
	readonly minScore?: number;
	readonly mutedUntil?: string;
	readonly createdBy: string;
	readonly createdAt: string;
};
