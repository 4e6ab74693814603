/** Takes the pictures that README and docs show, from the demo: `npm run screenshots`. Each is to be looked at before it is kept. */
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, startDemo } from './stage.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');
const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 740 };

const [browser, demo] = await Promise.all([openBrowser(), startDemo()]);
try {
	await takeAll(browser);
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
