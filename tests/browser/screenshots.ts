/** Takes the pictures that README and docs show, from the demo: `npm run screenshots`. Each is to be looked at before it is kept. */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freePort } from '../free-port.ts';
import { afarStage } from '../web/afar-stage.ts';
import { openBrowser, startDemo } from './stage.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');
const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 740 };

const [browser, demo] = await Promise.all([openBrowser(), startDemo()]);
try {
	await takeAll(browser);
	await takeAfar(browser);
} finally {
	await browser.close();
	await demo.stop();
}

async function takeAll(browser: Browser): Promise<void> {
	const light = await browser.newPage({ viewport: WIDE, colorScheme: 'light', deviceScaleFactor: 1.25 });
	await light.goto(`${demo.url}/?topic=asian-nato`);
	await light.locator('section.alert summary').click();
	await light.locator('section.alert').screenshot({ path: join(DOCS, 'alerts.png') });
	for (const name of ['stories', 'feeds', 'state']) {
		await light.goto(`${demo.url}/${name}`);
		await take(light, `page-${name}`);
	}
	await light.goto(demo.url);
	await take(light, 'page-alerts');
	await tryChange(light);
	await take(light, 'page-desk');

	const dark = await browser.newPage({ viewport: WIDE, colorScheme: 'dark', deviceScaleFactor: 1.25 });
	await dark.goto(`${demo.url}/?topic=aukus`);
	await take(dark, 'page-alerts-dark');
	await dark.setViewportSize(PHONE);
	await take(dark, 'page-alerts-phone');
	await tryChange(dark);
	await dark.locator('#trial').scrollIntoViewIfNeeded();
	await take(dark, 'page-desk-phone');

	await inEnglish(light);
	await light.goto(`${demo.url}/?topic=asian-nato`);
	await take(light, 'page-alerts-en');
	await light.setViewportSize(PHONE);
	await light.goto(`${demo.url}/feeds`);
	await take(light, 'page-feeds-en-phone');
	await inEnglish(dark);
	await dark.setViewportSize(WIDE);
	await tryChange(dark);
	await take(dark, 'page-desk-en-dark');
	await dark.setViewportSize(PHONE);
	await dark.goto(`${demo.url}/stories`);
	await take(dark, 'page-stories-en-phone');
}

/** The way of an admin from afar: the link, and the noisy keyword behind it. */
async function takeAfar(browser: Browser): Promise<void> {
	const port = await freePort();
	const home = `http://127.0.0.1:${port}`;
	const stage = await afarStage({ publicUrl: home, port });
	await dressUp(stage.house);
	const page = await browser.newPage({ viewport: PHONE, colorScheme: 'dark', deviceScaleFactor: 1.25 });
	await page.goto(home + (await stage.link()));
	await take(page, 'page-open-phone');
	await page.getByRole('button').click();
	await page.goto(`${home}/desk/t-madar`);
	await page.setViewportSize({ ...WIDE, height: 640 });
	await page.emulateMedia({ colorScheme: 'light' });
	await take(page, 'page-afar');
	await stage.stop();
}

/** Real words for the picture, and what readers said of one of them. */
async function dressUp({ topics, records }: Awaited<ReturnType<typeof afarStage>>['house']): Promise<void> {
	const brought = { 'سد النهضة': 5, السد: 9, 'مفاوضات السد': 2 };
	const keywords = Object.keys(brought).map((text) => ({ text }));
	await topics.save({ ...topics.get('t-madar')!, names: { ar: 'سد النهضة' }, keywords });
	for (const [keyword, count] of Object.entries(brought))
		for (let at = 0; at < count; at += 1) {
			const evidence = [{ field: 'text' as const, keyword, start: 0, end: 1, quote: keyword }];
			const id = `a-${keyword.length}-${at}`;
			await records.matches.set(id, [{ topicId: 't-madar', articleId: 'a-madar', score: 1, evidence }]);
		}
	const people = ['21', '22', '23'];
	await records.opinions.set('b1', { alertId: 'm-madar', keyword: 'السد', topicId: 't-madar', people });
}

/** As somebody who chose English, and the digits and the hour of Cairo, at the foot of the page. */
async function inEnglish(page: Page): Promise<void> {
	await page.context().addCookies([{ name: 'speech', value: 'en/Africa/Cairo', url: demo.url }]);
}

async function tryChange(page: Page): Promise<void> {
	await page.goto(`${demo.url}/desk/aukus`);
	await page.locator('input[name=x0]').fill('أديلايد');
	await page.locator('#trial svg').waitFor();
	await page.evaluate('scrollTo(0, 0)');
}

async function take(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(DOCS, `${name}.png`) });
}
