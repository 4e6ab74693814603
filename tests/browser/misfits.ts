/** What is wrong with a page as it stands in the browser: width, inline code, accessibility, contrast in both themes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** It comes by the debugger: the page's policy lets no foreign script in. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/**
 * axe-core takes joined Arabic letters for icon fonts and passes over their contrast (isIconLigature): for this rule each
 * letter becomes an "x".
 */
const CONTRAST = `{
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/\\p{L}/gu, 'x');
	axe.run({ runOnly: ['color-contrast'] });
}`;

type Theme = 'light' | 'dark';

/** Empty for a page that fits. Where contrast is measured, in these themes, its letters are spoilt afterwards. */
export async function misfits(page: Page, themes: readonly Theme[] = ['light', 'dark']): Promise<string[]> {
	const found: string[] = [];
	await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
	for (const width of [360, 1280]) {
		await page.setViewportSize({ width, height: 900 });
		const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
		if (over > 0) found.push(`${over} px too wide at ${width}`);
	}
	const inline = await page.locator('[style], style, script:not([src])').count();
	if (inline > 0) found.push(`${inline} pieces of inline code`);
	await page.evaluate(AXE);
	found.push(...wrong((await page.evaluate('axe.run()')) as AxeResults));
	for (const colorScheme of themes) {
		await page.emulateMedia({ colorScheme });
		const contrast = (await page.evaluate(CONTRAST)) as AxeResults;
		if ((contrast.passes[0]?.nodes.length ?? 0) < 3) found.push(`no contrast was measured in ${colorScheme}`);
		found.push(...wrong(contrast));
	}
	return found;
}

function wrong({ violations }: AxeResults): string[] {
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
