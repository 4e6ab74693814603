/** Asks an OpenAI-compatible endpoint (OpenAI, Ollama, llama.cpp, vLLM) for one summary: one call, ten seconds. */
import type { FetchOutcome, FetchRequest } from '../http/fetcher.ts';
import type { Prompt } from './prompt.ts';

export type ModelConfig = {
	/** "https://api.openai.com/v1", "http://127.0.0.1:11434/v1" */
	readonly baseUrl: string;
	readonly key?: string;
	readonly model: string;
	readonly timeoutMs?: number;
};

export type ModelFailure = 'timeout' | 'unreachable' | 'busy' | 'refused' | 'too-large' | 'malformed';

export type ModelAnswer =
	| { readonly kind: 'answer'; readonly text: string }
	| { readonly kind: 'failed'; readonly reason: ModelFailure };

export type Model = { ask(prompt: Prompt, signal?: AbortSignal): Promise<ModelAnswer> };

type Fetch = (url: string, request?: FetchRequest) => Promise<FetchOutcome>;

const TIMEOUT_MS = 10_000;
/** An answer of three sentences with its envelope has some 2 KB. */
const MAX_BYTES = 64_000;
const MAX_TOKENS = 400;
const SCHEMA = {
	type: 'object',
	properties: { summary: { type: 'string' } },
	required: ['summary'],
	additionalProperties: false,
} as const;

/** Chat Completions with a JSON schema for the answer (platform.openai.com/docs/guides/structured-outputs). Never rejects for what the endpoint does. */
export function createModel(fetch: Fetch, config: ModelConfig): Model {
	const url = `${config.baseUrl.replace(/\/+$/, '')}/chat/completions`;
	const headers = {
		'content-type': 'application/json',
		...(config.key ? { authorization: `Bearer ${config.key}` } : {}),
	};
	return {
		async ask(prompt, signal) {
			const outcome = await fetch(url, {
				method: 'POST',
				headers,
				body: JSON.stringify(bodyFor(prompt, config.model)),
				timeoutMs: config.timeoutMs ?? TIMEOUT_MS,
				maxBytes: MAX_BYTES,
				allowLoopback: true, // an operator's own endpoint
				...(signal ? { signal } : {}),
			});
			if (outcome.kind !== 'ok') return { kind: 'failed', reason: failureOf(outcome) };
			const text = summaryIn(new TextDecoder().decode(outcome.bytes));
			return text === undefined ? { kind: 'failed', reason: 'malformed' } : { kind: 'answer', text };
		},
	};
}

function bodyFor({ system, user }: Prompt, model: string) {
	return {
		model,
		temperature: 0,
		max_tokens: MAX_TOKENS,
		messages: [
			{ role: 'system', content: system },
			{ role: 'user', content: user },
		],
		response_format: { type: 'json_schema', json_schema: { name: 'summary', strict: true, schema: SCHEMA } },
	};
}

function failureOf(outcome: Exclude<FetchOutcome, { kind: 'ok' }>): ModelFailure {
	if (outcome.kind === 'not-modified') return 'malformed';
	const { kind } = outcome.fault;
	if (kind === 'timeout' || kind === 'busy' || kind === 'too-large') return kind;
	return kind === 'address' || kind === 'network' ? 'unreachable' : 'refused';
}

/** The `summary` of the first choice, if everything has the promised shape. */
function summaryIn(body: string): string | undefined {
	const envelope = parsed(body) as { choices?: { message?: { content?: unknown } }[] } | undefined;
	const choices = envelope?.choices;
	const content = Array.isArray(choices) ? choices[0]?.message?.content : undefined;
	const answer = typeof content === 'string' ? parsed(content) : undefined;
	const summary = (answer as { summary?: unknown } | undefined)?.summary;
	return typeof summary === 'string' ? summary : undefined;
}

function parsed(text: string): object | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}
