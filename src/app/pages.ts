/** The pages that this process shows: its owner's, on this machine. */
import type { Alert } from '../domain/alert.ts';
import { type ViewParts, viewOf } from './view.ts';

export type Pages = {
	/** Rung at every change of an alert. */
	readonly ring: (alert: Alert) => void;
	/** Resolves with the address of the owner's page; undefined where it is switched off. */
	start(): Promise<string | undefined>;
	/** Idempotent. */
	stop(): Promise<void>;
};

/** `port` is the owner's page's: 0 for any free one, undefined for no page. */
export async function pagesOf(
	parts: ViewParts,
	{ host, port }: { readonly host: string; readonly port?: number },
): Promise<Pages> {
	const { view, ring } = viewOf(parts);
	const { clock } = parts.house;
	const page =
		port === undefined ? undefined : (await import('../web/page.ts')).createPage({ host, port, view, clock });
	return {
		ring,
		start: async () => page?.start(),
		stop: async () => page?.stop(),
	};
}
