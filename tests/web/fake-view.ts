/** A house for the page's tests: one alert, one failing feed, one topic; each test changes what it is about. */
import type { Alert } from '../../src/domain/alert.ts';
import type { Story } from '../../src/domain/story.ts';
import type { Topic } from '../../src/domain/topic.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { renderMessage } from '../../src/platforms/discord/render.ts';
import { render } from '../../src/platforms/telegram/render.ts';
import { passes } from '../../src/web/alert-filter.ts';
import { type Reader, readerOf, type Speech } from '../../src/web/reader.ts';
import type { Change, Desk, FeedWork, OwnerView } from '../../src/web/view.ts';
import { alert, channel } from '../alerts/samples.ts';

export const TOPIC: Topic = {
	id: 'asian-nato',
	scope: 'global',
	names: { ar: 'الناتو الآسيوي' },
	keywords: [{ text: 'الناتو الآسيوي' }, { text: 'حلف عسكري', weight: 0.5, transliterate: true }],
	exclude: [{ text: 'كرة القدم' }],
	revision: 3,
};

export const SPEECH: Speech = { tongue: { language: 'ar' }, timeZone: 'Asia/Riyadh' };
export const say = createSay();
export const READER: Reader = readerOf(say, SPEECH);

export type FakeHouse = {
	alerts: Alert[];
	topic: Topic;
	changes: Change[];
	retried: string[];
	stories: Story[];
	pinned: (readonly string[])[];
	errors: unknown[];
	ownFeeds: string[];
	ring: ((alert: Alert) => void) | undefined;
	/** A test may change what the desk does. */
	readonly view: OwnerView & { readonly desk: { -readonly [Key in keyof Desk]: Desk[Key] } };
};

export function fakeHouse(): FakeHouse {
	const house: FakeHouse = {
		alerts: [
			alert('m1', { status: 'sent', sentAt: '2026-11-25T09:00:30.000Z', publishedAt: '2026-11-25T09:00:00.000Z' }),
		],
		topic: TOPIC,
		changes: [],
		retried: [],
		stories: [],
		pinned: [],
		errors: [],
		ownFeeds: [],
		ring: undefined,
		view: {
			speech: SPEECH,
			pictureOrigins: [],
			alerts: (query) => house.alerts.filter((one) => passes(one, query)),
			alert: async (id) => house.alerts.find((one) => one.id === id),
			line: async (one) => ({
				alert: one,
				channel: channel('c1', { title: 'أخبار آسيا' }),
				drawing: { discord: renderMessage(one.message), telegram: render(one.message) },
				edits: 0,
			}),
			retry: async (id) => {
				house.retried.push(id);
				return true;
			},
			topics: () => [house.topic],
			feeds: async () => [
				{
					feed: { id: 'f1', feedUrl: 'https://almadar.example/rss', title: 'المدار', language: 'ar' },
					health: 'failing',
					state: {
						feedId: 'f1',
						seenIds: [],
						appearedAt: [],
						errorCount: 3,
						rolledOverAt: '2026-11-25T06:00:00.000Z',
						unread: [
							{ entry: 'g7', title: 'مقال كسر القراءة', tries: 3, isGivenUp: true, at: '2026-11-25T06:00:00.000Z' },
						],
						lastError: { kind: 'http', message: 'HTTP 500', status: 500 },
						hourCounts: {
							counts: Array.from({ length: 24 }, (_, hour) => (hour === 6 ? 4 : 0)),
							sinceAt: '2026-11-20T00:00:00.000Z',
							countedAt: '2026-11-25T00:00:00.000Z',
						},
					},
				},
			],
			opml: () => '<opml/>',
			stories: async () => house.stories,
			storyWindowMs: 72 * 3_600_000,
			split: async (...asked) => void house.pinned.push(asked),
			merge: async (asked) => void house.pinned.push(asked),
			failures: () => house.alerts.filter((one) => one.status === 'failed'),
			state: async () => ({
				delays: [{ stage: 'whole', count: 9, p50Ms: 75_000, p95Ms: 240_000 }],
				outbox: { pending: 2, held: 0, sending: 0, unknown: 0, sent: 1234, superseded: 0, failed: 0, expired: 0 },
				queue: { check: 3 },
				channels: 1,
				topics: 1,
				feeds: 1,
				limits: { topicsPerScope: 50, keywordsPerTopic: 200, pace: [] },
				versions: { Rasid: '0.1.0' },
				troubles: [],
			}),
			stuck: () => undefined,
			ready: async () => (house.alerts.length === 0 ? ['store: disk full'] : []),
			metrics: async () => 'rasid_alerts{status="sent"} 1\n',
			failed: (error) => void house.errors.push(error),
			listen: (handler) => {
				house.ring = handler;
				return () => {
					house.ring = undefined;
				};
			},
			feedWork: (): FeedWork => ({
				own: () => house.ownFeeds,
				async add(address) {
					if (address === 'many.example')
						return {
							kind: 'several',
							feeds: [
								{ title: 'سياسة <b>', draftId: 'b1' },
								{ title: 'اقتصاد', draftId: 'b2' },
							],
						};
					if (!address.includes('.')) return { problem: 'هذا ليس عنوانًا على الشبكة.' };
					house.ownFeeds.push('f1');
					return { said: 'صار «المدار» تحت الرصد.' };
				},
				choose: async (draftId) => ({ said: `اختير ${draftId}` }),
				remove: async (id) => ({ said: `أُزيل ${id}` }),
				importOpml: async (text) => ({ said: `قُرئ ${text}` }),
			}),
			desk: {
				topic: (id) => (id === house.topic.id ? house.topic : undefined),
				hits: async () => new Map([['asian-nato', new Map([['حلف عسكري', { found: 7, noise: 2 }]])]]),
				faults: ({ keywords }) =>
					keywords.length > 0
						? []
						: [{ field: 'keywords', message: { ar: 'لا كلمة مفتاحية في الموضوع.', en: 'No keyword.' } }],
				trial: async () => ({
					articles: 10,
					before: 3,
					after: 2,
					added: { count: 0, samples: [] },
					lost: {
						count: 1,
						samples: [
							{
								title: 'حلف عسكري جديد',
								text: 'بحث الوزيران <b>إنشاء</b> حلف عسكري.',
								url: 'https://almadar.example/7',
								publisher: 'المدار',
								match: {
									topicId: 'before',
									articleId: 'a7',
									score: 0.5,
									evidence: [{ field: 'title', keyword: 'حلف عسكري', start: 0, end: 9, quote: 'حلف عسكري' }],
								},
							},
						],
					},
					perDay: new Map([['2026-11-24', { before: 3, after: 2 }]]),
				}),
				test: ({ samples }) => (samples?.match ?? []).map((text) => ({ text, wanted: true, matched: false })),
				save: async (topic) => {
					if (topic.revision !== house.topic.revision) return false;
					const before = house.topic;
					house.topic = { ...topic, revision: topic.revision + 1 };
					house.changes.unshift({
						at: '2026-11-25T09:00:00.000Z',
						by: 'page',
						byName: 'الصفحة',
						before,
						after: house.topic,
					});
					return true;
				},
				history: async () => house.changes,
				suggest: async () => ({ keywords: ['حلف آسيوي'], exclusions: ['كأس آسيا'] }),
			},
		},
	};
	return house;
}
