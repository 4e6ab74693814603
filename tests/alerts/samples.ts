/** Sample records for tests of alerts and the corridor. */
import type { Announcement } from '../../src/alerts/audience.ts';
import type { Follower } from '../../src/alerts/subscriptions.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { Cadence, Channel } from '../../src/domain/channel.ts';
import type { Message } from '../../src/domain/message.ts';

export function channel(id: string, more: Partial<Channel> = {}): Channel {
	return {
		id,
		platform: 'discord',
		address: `1${id}`,
		scope: 'discord-1',
		kind: 'server',
		title: 'أخبار',
		language: 'ar',
		timeZone: 'Asia/Riyadh',
		status: 'active',
		...more,
	};
}

export function follower(here: Channel, topicIds: readonly string[], cadence: Cadence = { kind: 'instant' }): Follower {
	const items = topicIds.map((topicId) => ({
		channelId: here.id,
		topicId,
		cadence,
		createdBy: '1',
		createdAt: '2026-11-01T00:00:00.000Z',
	}));
	return { channel: here, follows: { channelId: here.id, items } };
}

export function message(title = 'واشنطن ترفض «الناتو الآسيوي»'): Message {
	return {
		language: 'ar',
		title,
		paragraphs: ['رفضت واشنطن الاقتراح. وقالت إنه سابق لأوانه.'],
		links: [{ label: 'المدار', url: 'https://almadar.example/1' }],
	};
}

export function alert(id: string, more: Partial<Alert> = {}): Alert {
	return {
		id,
		kind: 'new',
		storyId: 's1',
		revision: 1,
		channelId: 'c1',
		platform: 'discord',
		topicIds: ['asian-nato'],
		message: message(),
		status: 'pending',
		createdAt: '2026-11-25T09:00:00.000Z',
		notBefore: '2026-11-25T09:00:00.000Z',
		attempts: 0,
		...more,
	};
}

export function announcement(more: Partial<Announcement> = {}): Announcement {
	return {
		storyId: 's1',
		revision: 1,
		role: 'opens',
		topicIds: ['asian-nato'],
		newTopicIds: ['asian-nato'],
		scores: { 'asian-nato': 1 },
		urgentTopicIds: [],
		...more,
	};
}
