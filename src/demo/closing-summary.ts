/** What happened in the demo, in Arabic first. Pure. */
import type { Alert } from '../domain/alert.ts';
import type { Story } from '../domain/story.ts';
import { number } from '../i18n/dates.ts';
import { createSay } from '../i18n/translate.ts';

export type Decoy = {
	readonly title: string;
	readonly meant: string;
	readonly alerted: boolean;
	readonly score: number;
	readonly threshold: number;
	readonly excludedBy: readonly string[];
};

export type Outcome = {
	readonly articles: number;
	readonly primed: number;
	readonly matched: number;
	readonly stories: readonly Story[];
	readonly alerts: readonly Alert[];
	readonly decoys: readonly Decoy[];
};

const ARABIC = { language: 'ar' } as const;

export function closingSummary({ articles, primed, matched, stories, alerts, decoys }: Outcome): string {
	const say = createSay();
	const count = (key: string, number: number) => say(ARABIC, key, { count: number });
	const fresh = alerts.filter((alert) => alert.kind === 'new');
	const edits = alerts.filter((alert) => alert.kind === 'edit' && alert.status === 'sent');
	const alerted = new Set(fresh.map((alert) => alert.storyId));

	function told(story: Story): string {
		const publishers = [...new Set(story.members.map((member) => member.publisher))];
		const silent = alerted.has(story.id) ? '' : ' (لا يتابع موضوعه أحد هنا، فلا تنبيه · nobody here follows its topic)';
		return `${count('alert-sources', publishers.length)}: ${publishers.join('، ')}${silent}`;
	}

	const lines = [
		'',
		'── ما الذي حدث · what happened ──',
		`قُرئ: ${count('articles', articles + primed)} (${count('articles', primed)} عند النظرة الأولى بلا تنبيه)  ·  articles read: ${articles + primed}, ${primed} of them at first sight, in silence`,
		`طابق الموضوعات: ${count('articles', matched)}  ·  matched: ${matched}`,
		`عن: ${count('stories', stories.length)}  ·  stories: ${stories.length}`,
		`خرج: ${count('alerts', fresh.length)}، ${count('edits', edits.length)}  ·  alerts: ${fresh.length}, edited ${edits.length} times as sources came`,
		'',
		...stories.map((story) => `  • ${story.headline}\n      ${told(story)}`),
		'',
		'لماذا لم تُنبّه هذه · why these did not alert:',
		...decoys.map((decoy) => `  ${decoy.alerted ? '✗ نبّه خطأً' : '✓'} ${decoy.title}\n      ${reason(decoy)}`),
		'',
	];
	return `${lines.join('\n')}\n`;
}

function reason(decoy: Decoy): string {
	if (decoy.excludedBy.length > 0) return `${decoy.meant}: استبعدته «${decoy.excludedBy.join('»، «')}»`;
	return `${decoy.meant}: الدرجة ${number(ARABIC, decoy.score)} والمطلوب ${number(ARABIC, decoy.threshold)}`;
}
