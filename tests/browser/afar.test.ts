/** The desk from afar in a real browser: from the link to a change, beginning with what readers did not want. */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actor } from '../conversation/house.ts';
import { freePort } from '../free-port.ts';
import { afarStage, SERVER } from '../web/afar-stage.ts';
import { misfits } from './misfits.ts';
import { isMissing, openBrowser, watchedPage } from './stage.ts';

describe.skipIf(isMissing)('the desk from afar in the browser', () => {
	let browser: Browser;
	let stage: Awaited<ReturnType<typeof afarStage>>;
	let home: string;

	beforeAll(async () => {
		// The door answers to its public address alone: the port must be known before.
		const port = await freePort();
		home = `http://127.0.0.1:${port}`;
		[browser, stage] = await Promise.all([openBrowser(), afarStage({ publicUrl: home, port })]);
	});
	afterAll(async () => {
		await browser?.close();
		await stage?.stop();
	});

	test('an admin goes from the link to a noisy keyword, excludes what it brings, and finds it in the history', async () => {
		for (const reader of ['21', '22']) await stage.house.talk.press('noise:m-madar', SERVER, actor(reader, false));
		const link = home + (await stage.link());
		const { context, page, faults } = await watchedPage(browser);
		await page.goto(link);
		await page.reload();
		await page.getByRole('button', { name: 'افتح المكتب' }).click();
		await page.getByText('عنوان madar').first().waitFor();
		expect(page.url()).toBe(`${home}/`);
		expect(await page.textContent('header')).toContain('تضبط «خادم ليلى» باسمك');
		expect(await page.content()).not.toContain('secret');

		await page.getByRole('link', { name: 'الموضوعات' }).click();
		expect(await page.locator('section.card', { hasText: 'موضوع madar' }).textContent()).toContain('👎 مرتين');
		await page.getByRole('link', { name: 'موضوع madar' }).click();
		const noisy = page.locator('.row', { hasText: '👎 ٢' });
		expect(await noisy.locator('input').first().inputValue()).toBe('كلمة madar');
		await page.locator('input[name=x0]').fill('نص');
		await page.locator('#trial').getByText('ينقص: مقالة واحدة').waitFor();
		await page.getByRole('button', { name: 'احفظ' }).click();
		await page.getByText('حُفظ التغيير').waitFor();
		expect(await page.textContent('#history')).toMatch(/قارئة: .*استُبعد «نص»/);

		for (const path of ['/alerts/m-secret', '/desk/t-secret', '/state', '/metrics'])
			expect([path, (await page.goto(home + path))!.status()]).toEqual([path, 404]);
		await page.goto(`${home}/stories`);
		expect(await page.textContent('main')).not.toContain('secret');
		expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);

		const other = await watchedPage(browser);
		await other.page.goto(link);
		await other.page.getByRole('button', { name: 'افتح المكتب' }).click();
		await other.page.getByText('استُعمل هذا الرابط من قبل').waitFor();
		expect((await other.page.goto(`${home}/desk`))!.status()).toBe(401);
		await Promise.all([context.close(), other.context.close()]);
	});

	test('each of its pages fits, reads and runs as it should', async () => {
		const { context, page, faults } = await watchedPage(browser, { reducedMotion: 'reduce' });
		await page.goto(home + (await stage.link()));
		expect(await misfits(page)).toEqual([]);
		await page.goto(home + (await stage.link()));
		await page.getByRole('button', { name: 'افتح المكتب' }).click();
		await page.getByText('عنوان madar').first().waitFor();
		for (const path of ['/', '/desk', '/desk/t-madar', '/feeds']) {
			await page.goto(home + path);
			expect([path, ...(await misfits(page))]).toEqual([path]);
		}
		await page.goto(`${home}/desk`);
		await page.getByRole('button', { name: 'أنهِ الزيارة' }).click();
		await page.getByText('أُنهيت الزيارة').waitFor();
		expect(await misfits(page)).toEqual([]);
		expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
		await context.close();
	});
});
