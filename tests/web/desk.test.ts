/** The desk over real HTTP: a change is tried, refused or saved, written down and taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPage, type Page } from '../../src/web/page.ts';
import { topicFields, topicFromForm } from '../../src/web/topic-form.ts';
import { handClock } from '../fakes/clock.ts';
import { type Answer, ask } from './ask.ts';
import { type FakeHouse, fakeHouse, READER, say, TOPIC } from './fake-view.ts';

let page: Page;
let origin: string;
let house: FakeHouse;

beforeEach(async () => {
	house = fakeHouse();
	page = createPage({ host: '127.0.0.1', port: 0, view: house.view, say, clock: handClock() });
	origin = (await page.start()).replace(/\/$/, '');
});

afterEach(() => page.stop());

function send(path: string, form: Record<string, string>): Promise<Answer> {
	return ask(origin + path, { headers: { origin }, form });
}

const FORM = {
	revision: '3',
	k0: 'الناتو الآسيوي',
	k1: '',
	k2: 'AUKUS',
	kw2: '2',
	ke2: 'on',
	kf2: 'title',
	x0: 'كرة القدم',
};

test('what a change would lose, with the words marked and its days drawn; nothing is saved', async () => {
	const { body } = await send('/desk/asian-nato/trial', { ...FORM, wanted: 'جملة لا تطابق.' });
	expect(body).toContain('كان يطابق <b>٣</b>، ويصبح <b>٢</b>');
	expect(body).toContain('<mark>حلف عسكري</mark> جديد');
	expect(body).toContain('٢٤ نوفمبر: ٣ ثم ٢');
	expect(body).toContain('نجح ٠ من ١');
	expect(body).toContain('value="AUKUS"');
	expect(house.topic).toBe(TOPIC);
});

test('as one types only the result comes', async () => {
	const { body } = await send('/desk/asian-nato/trial?part', FORM);
	expect(body).not.toContain('<html');
	expect(body).toContain('ينقص: مقالة واحدة');
});

test('a trial that nobody waits for any more is given up, and is no failure', async () => {
	const stop = new AbortController();
	const given = new Promise<void>((resolve) => {
		house.view.desk.trial = (_before, _after, signal) => {
			stop.abort();
			return new Promise((_, reject) => {
				signal.addEventListener('abort', () => {
					resolve();
					reject(signal.reason);
				});
			});
		};
	});
	const body = new URLSearchParams(FORM);
	const asked = fetch(`${origin}/desk/asian-nato/trial?part`, {
		method: 'POST',
		body,
		headers: { origin },
		signal: stop.signal,
	});
	await expect(asked).rejects.toThrow('aborted');
	await given;
	expect((await ask(`${origin}/healthz`)).status).toBe(200);
	expect(house.errors).toEqual([]);
});

test('a failure of ours is told to the log, not to the reader', async () => {
	house.view.desk.trial = async () => {
		throw new Error('SQLITE_CORRUPT at /srv/rasid.db');
	};
	const { status, body } = await send('/desk/asian-nato/trial', FORM);
	expect(status).toBe(500);
	expect(body).not.toContain('SQLITE');
	expect(house.errors).toHaveLength(1);
});

test('a saved change stands, is written down, and can be taken back', async () => {
	expect(await send('/desk/asian-nato', FORM)).toMatchObject({ status: 303 });
	expect(house.topic).toMatchObject({
		keywords: [{ text: 'الناتو الآسيوي' }, { text: 'AUKUS', weight: 2, exact: true, field: 'title' }],
		revision: 4,
	});
	const { body } = await ask(`${origin}/desk/asian-nato?saved`);
	expect(body).toContain('أُضيف «AUKUS × ٢»');
	expect(body).toContain('حُذف «حلف عسكري × ٠٫٥»');
	await send('/desk/asian-nato/undo', { at: house.changes[0]!.at });
	expect(house.topic.keywords).toEqual(TOPIC.keywords);
	expect(house.topic.revision).toBe(5);
});

test('what the checks refuse is not saved, and what was written stays', async () => {
	const { body } = await send('/desk/asian-nato', { revision: '3', x0: 'كرة السلة' });
	expect(body).toContain('لا كلمة مفتاحية في الموضوع.');
	expect(body).toContain('value="كرة السلة"');
	expect(house.topic).toBe(TOPIC);
});

test('a form that somebody else’s change has overtaken is not saved', async () => {
	const { body } = await send('/desk/asian-nato', { ...FORM, revision: '2' });
	expect(body).toContain('غيّر شخص آخر هذا الموضوع');
	expect(house.topic).toBe(TOPIC);
});

test('what a keyword brings and how often readers called it noise', async () => {
	const { body } = await ask(`${origin}/desk/asian-nato`);
	expect(body).toContain('👎 ٢');
	expect(body).toContain('title="٧ مقالات، رآها شخصان غير مناسبة"');
});

test('what the archive suggests comes when it is asked for', async () => {
	expect((await ask(`${origin}/desk/asian-nato`)).body).not.toContain('حلف آسيوي');
	const { body } = await ask(`${origin}/desk/asian-nato?suggest`);
	expect(body).toContain('<bdi>حلف آسيوي</bdi></button>');
	expect(body).toContain('<bdi>كأس آسيا</bdi>');
	const [, list, word] = /name="(x\d+)" value="(كأس آسيا)"/.exec(body)!;
	const tried = (await send('/desk/asian-nato/trial', { ...FORM, [list!]: word! })).body;
	expect(tried).toContain('value="كأس آسيا" aria-label="كلمة مستبعدة ٢"');
	expect(house.topic).toBe(TOPIC);
});

test('a form sent as it came changes nothing, not even what it does not show', async () => {
	const topic = {
		...TOPIC,
		groups: [[{ text: 'اليابان', weight: 2 }, { text: 'طوكيو' }]],
		near: [{ terms: ['على غرار الناتو', 'آسيا'], within: 8, ordered: true }],
		query: '"ناتو آسيوي"',
		threshold: 1.5,
		samples: { match: ['جملة.', 'A sentence.'], ignore: ['أخرى.'] },
		urgent: true,
	};
	expect(topicFromForm(fieldsOf(String(await topicFields(topic, new Map(), READER))), topic)).toEqual(topic);
});

/** The fields that a browser would send. */
function fieldsOf(markup: string): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const [tag] of markup.matchAll(/<input[^>]*>/g)) {
		const name = /name="([^"]*)"/.exec(tag)![1]!;
		if (tag.includes('type="checkbox"') && !/ checked/.test(tag)) continue;
		fields[name] = (/value="([^"]*)"/.exec(tag)?.[1] ?? 'on').replaceAll('&quot;', '"');
	}
	for (const [, name, text] of markup.matchAll(/<textarea name="([^"]*)"[^>]*>([^<]*)/g)) fields[name!] = text!;
	for (const [, name, options] of markup.matchAll(/<select name="([^"]*)"[^>]*>(.*?)<\/select>/g))
		fields[name!] = /value="([^"]*)" selected/.exec(options!)?.[1] ?? '';
	return fields;
}
