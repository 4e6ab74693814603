/** What a route is and what it answers. */
import type { Json } from './world.ts';

export type Answer = { readonly status: number; readonly body?: unknown };
export type Handler = (parameters: readonly string[], body: Json, query: URLSearchParams) => Answer;
/** "METHOD /path", with groups for the parameters. */
export type Route = readonly [on: RegExp, handle: Handler];

/** An error as Discord's JSON says it. */
export function refuse(status: number, code: number, message: string): Answer {
	return { status, body: { code, message } };
}
