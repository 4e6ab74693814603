/** What a method answers: a result, or a refusal in Telegram's own words. */

export type Refusal = {
	readonly code: number;
	readonly description: string;
	readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};
export type Answer = { readonly result: unknown } | Refusal;

export function refusal(code: number, description: string, parameters?: Refusal['parameters']): Refusal {
	return { code, description, ...(parameters === undefined ? {} : { parameters }) };
}
