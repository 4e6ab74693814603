/** The page in a real browser: the newcomer's way, the admin's way, and what must hold on every page, wide and narrow, light and dark. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alert } from '../../src/domain/alert.ts';
import { createPage } from '../../src/web/page.ts';
import { alert } from '../alerts/samples.ts';
import { handClock } from '../fakes/clock.ts';
import { fakeHouse, say } from '../web/fake-view.ts';
import { misfits } from './misfits.ts';
import { type Demo, isMissing, openBrowser, startDemo, watchedPage } from './stage.ts';

const PATHS = ['/', '/?topic=aukus&since=hour', '/stories', '/feeds', '/desk', '/desk/asian-nato?suggest', '/state'];
describe.skipIf(isMissing)('in the browser', () => {
	let browser: Browser;
	let demo: Demo;

	beforeAll(async () => {
		[browser, demo] = await Promise.all([openBrowser(), startDemo()]);
	});
	afterAll(async () => {
		await browser?.close();
		await demo?.stop();
	});

	test('a newcomer gets from the alerts to why one was sent, and to its sources', async () => {
		const { context, page, faults } = await watchedPage(browser);
		await page.goto(demo.url);
		expect(await page.title()).toBe('التنبيهات · راصد');
		await page.getByLabel('الموضوع').selectOption({ label: 'الناتو الآسيوي' });
		await page.getByRole('button', { name: 'اعرض' }).click();
		const alert = page.locator('section.alert');
		expect(await alert.count()).toBe(1);
		const [discord, telegram] = [alert.getByLabel('كما يظهر في ديسكورد'), alert.getByLabel('كما يظهر في تيليغرام')];
		for (const picture of [discord, telegram]) {
			expect(await picture.getByText('٣ مصادر').count()).toBe(1);
			expect(await picture.getByRole('link', { name: 'بوابة الضفاف' }).count()).toBe(1);
		}
		await alert.getByText('لماذا أُرسل؟').click();
		expect(await alert.locator('details mark').first().isVisible()).toBe(true);
		expect(faults).toEqual([]);
		await discord.getByRole('link', { name: 'صحيفة المدار' }).click();
		expect(await page.locator('article h1').textContent()).toContain('الناتو الآسيوي');
		await context.close();
	});

	/** Excludes a word, sees what that loses, saves. Answers the page after it. */
	async function exclude(page: Page, word: string): Promise<void> {
		await page.goto(`${demo.url}/desk`);
		await page.getByRole('link', { name: 'أوكوس' }).click();
		await page.locator('input[name=x0]').fill(word);
	}

	test('an admin sees at once what a change loses, saves it, and takes it back', async () => {
		const { context, page, faults } = await watchedPage(browser);
		await exclude(page, 'أديلايد');
		await page.locator('#trial').getByText('ينقص: مقالتان').waitFor();
		expect(await page.locator('#trial mark').first().textContent()).toMatch(/أوكوس|AUKUS/);
		expect(await page.locator('#trial svg').getAttribute('aria-label')).toContain(' ثم ');
		await page.getByRole('button', { name: 'احفظ' }).click();
		await page.getByText('حُفظ التغيير').waitFor();
		expect(await page.locator('#history').textContent()).toContain('استُبعد «أديلايد»');
		await page.getByRole('button', { name: 'أعد ما كان قبله' }).click();
		await page.getByText('عاد الموضوع كما كان').waitFor();
		expect(await page.locator('input[name=x0]').inputValue()).toBe('');
		expect(faults).toEqual([]);
		await context.close();
	});

	test('an admin says that an article is another story', async () => {
		const { context, page, faults } = await watchedPage(browser);
		await page.goto(`${demo.url}/stories`);
		const told = page.locator('li', { hasText: 'Pacific Courier' });
		await told.getByRole('button', { name: 'هذا خبر آخر' }).click();
		await page.getByText('سُجّل قرارك').waitFor();
		await expect.poll(async () => (await (await page.reload())!.text()).includes('فُصل يدويًّا')).toBe(true);
		expect(await told.getByRole('button').count()).toBe(0);
		expect(faults).toEqual([]);
		await context.close();
	});

	test('the same without scripts, by buttons', async () => {
		const { context, page } = await watchedPage(browser, { javaScriptEnabled: false });
		await page.goto(`${demo.url}/?topic=aukus`);
		expect(await page.locator('section.alert').count()).toBe(1);
		await exclude(page, 'أديلايد');
		await page.getByRole('button', { name: 'جرّب' }).click();
		expect(await page.locator('#trial').textContent()).toContain('ينقص: مقالتان');
		expect(await page.locator('input[name=x0]').inputValue()).toBe('أديلايد');
		await context.close();
	});

	test('an alert comes into the open page as it goes out, and changes there; a filter leaves others out', async () => {
		const house = fakeHouse();
		house.alerts = [];
		const local = createPage({ host: '127.0.0.1', port: 0, view: house.view, say, clock: handClock() });
		const { context, page, faults } = await watchedPage(browser);
		await page.goto(`${await local.start()}?topic=asian-nato`);
		await expect.poll(() => house.ring).toBeDefined();
		function happens(news: Alert): void {
			house.alerts = [news, ...house.alerts.filter(({ id }) => id !== news.id)];
			house.ring!(news);
		}
		happens(alert('m1', { status: 'pending' }));
		await page.getByText('تنبيه جديد: واشنطن ترفض').waitFor();
		happens(alert('m2', { topicIds: ['aukus'] }));
		happens(alert('m1', { status: 'sent' }));
		await page.locator('.state.sent').waitFor();
		expect(await page.locator('section.alert').count()).toBe(1);
		expect(faults).toEqual([]);
		await context.close();
		await local.stop();
	});

	test('by keyboard alone: skip to the content, open a reason', async () => {
		const { context, page } = await watchedPage(browser);
		await page.goto(demo.url);
		await page.keyboard.press('Tab');
		expect(await page.evaluate('document.activeElement.textContent')).toBe('إلى المحتوى');
		await page.keyboard.press('Enter');
		await page.locator('summary').first().focus();
		await page.keyboard.press('Enter');
		expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
		await context.close();
	});

	test.each(PATHS)('%s fits, reads and runs as it should, in both directions', async (path) => {
		const { context, page, faults } = await watchedPage(browser, { reducedMotion: 'reduce' });
		await page.goto(demo.url + path);
		expect(await misfits(page)).toEqual([]);
		await context.addCookies([{ name: 'speech', value: 'en/Africa/Cairo', url: demo.url }]);
		await page.reload();
		expect(await page.evaluate('document.documentElement.dir')).toBe('ltr');
		// The same colours as in Arabic.
		expect(await misfits(page, [])).toEqual([]);
		expect(faults).toEqual([]);
		await context.close();
	});

	test('who chooses Latin digits and another hour at the foot of the page has them on every page', async () => {
		const { context, page, faults } = await watchedPage(browser);
		await page.goto(`${demo.url}/feeds`);
		await page.getByText('اللغة والوقت').click();
		await page.getByLabel('اللغة والأرقام').selectOption('ar-latin');
		await page.getByLabel('المنطقة الزمنية').fill('Pacific/Auckland');
		await page.getByRole('button', { name: 'اعتمد' }).click();
		expect(new URL(page.url()).pathname).toBe('/feeds');
		await page.getByText('6 مصادر').waitFor();
		await page.goto(`${demo.url}/desk/aukus`);
		expect(await page.locator('footer input[name=zone]').inputValue()).toBe('Pacific/Auckland');
		expect(faults).toEqual([]);
		await context.close();
	});
});
