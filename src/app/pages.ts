/** The pages that this process shows: its owner's, on this machine, and the door for admins from afar. */
import type { Environment } from '../../config/environment.ts';
import type { Desk } from '../conversation/context.ts';
import { VISIT_MS } from '../conversation/visits.ts';
import type { Alert } from '../domain/alert.ts';
import type { Visitors } from '../web/door.ts';
import type { Page } from '../web/page.ts';
import type { View } from '../web/view.ts';
import type { ViewParts } from './view.ts';

export type Pages = {
	/** Rung at every change of an alert. */
	readonly ring: (alert: Alert) => void;
	/** Resolves with the address of the owner's page; undefined where it is switched off. */
	start(): Promise<string | undefined>;
	/** Idempotent. */
	stop(): Promise<void>;
};

export type PagesOptions = {
	readonly environment: Environment;
	/** The owner's page's port: 0 for any free one, undefined for no page. */
	readonly port?: number;
	/** Whether the door is this process's to open: who answers people on the platforms can ask these about rights. */
	readonly hasDoor: boolean;
	readonly desk: Desk;
};

const NO_PAGES: Pages = { ring: () => {}, start: async () => undefined, stop: async () => {} };

/** What pages are made of (the view, the platforms' renderers, hono) is loaded only where there is one. */
export async function pagesOf(parts: ViewParts, options: PagesOptions): Promise<Pages> {
	const { environment, port, desk } = options;
	const door = options.hasDoor ? environment.desk : undefined;
	if (port === undefined && !door) return NO_PAGES;
	const { clock, say, log } = parts.house;
	const { viewOf } = await import('./view.ts');
	const { view, ring } = viewOf(parts);
	const pages: Page[] = [];
	if (port !== undefined) {
		const { createPage } = await import('../web/page.ts');
		pages.push(createPage({ host: environment.webHost, port, view, say, clock }));
	}
	if (door) {
		const { createDoor } = await import('../web/door.ts');
		const visitors = visitorsOf(parts, desk, view.listen);
		pages.push(createDoor({ ...door, visitors, speech: parts.speech, say, clock, failed: view.failed }));
	}
	return {
		ring,
		async start() {
			const addresses: string[] = [];
			for (const page of pages) addresses.push(await page.start());
			if (door) log.info('the desk is open from afar', { port: door.port });
			return port === undefined ? undefined : addresses[0];
		},
		async stop() {
			for (const page of pages) await page.stop();
		},
	};
}

/** Who may come in by the door, and what they see. */
export function visitorsOf(parts: ViewParts, desk: Desk, listen: View['listen']): Visitors {
	const { visits } = desk;
	return {
		async open(token) {
			const opened = await visits.open(token);
			if ('session' in opened) return { session: opened.session, lastsMs: VISIT_MS };
			return { why: opened.refused === 'not-admin' ? 'page-closed-right' : `link-${opened.refused}` };
		},
		async view(session, fresh) {
			const visit = await visits.of(session, fresh);
			const { visitorViewOf } = await import('./visitor-view.ts');
			const goesOn = async () => (await visits.of(session, false)) !== undefined;
			return visit && visitorViewOf(visit, { ...parts, desk, listen, goesOn });
		},
		end: visits.end,
	};
}
