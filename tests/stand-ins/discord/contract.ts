/** Discord's official OpenAPI description, turned into checks of request bodies, answers and the nouns inside events. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Each check answers with complaints; none means right. */
export type Contract = {
	/** False where the description is not on this machine: then only the hand-written limits are checked. */
	readonly described: boolean;
	request(method: string, path: string, body: unknown): string[];
	answer(method: string, path: string, status: number, body: unknown): string[];
	/** A schema of the description by its name, e.g. "MessageResponse". */
	noun(name: string, value: unknown): string[];
};

type Json = { [key: string]: unknown };
type Operation = { readonly method: string; readonly pattern: RegExp; readonly pointer: string; readonly node: Json };

const DESCRIPTION = fileURLToPath(new URL('../../../../shared/contracts/discord/openapi.json', import.meta.url));
/** Objects that clients send: a misspelt key in one of them is a fault, though the description leaves them open. */
const SENT_BY_CLIENTS = /Request|RichEmbed|ForMessage|Option|Choice|Callback|Partial/;
/** discord.js adds these to any message body; the server ignores them where they mean nothing. */
const IGNORED_KEYS = ['tts', 'enforce_nonce', 'nonce', 'username', 'avatar_url'];

let loaded: Contract | undefined;

/** The contract of this process: compiled once, said once why if there is none. */
export function loadContract(): Contract {
	loaded ??= existsSync(DESCRIPTION) ? describedContract(readJson(DESCRIPTION)) : undescribedContract();
	return loaded;
}

function undescribedContract(): Contract {
	process.stderr.write(
		`Discord stand-in: the official description is not at ${DESCRIPTION}; only the hand-written limits are checked.\n`,
	);
	return { described: false, request: () => [], answer: () => [], noun: () => [] };
}

function describedContract(description: Json): Contract {
	const schemas = (description.components as Json).schemas as Record<string, Json>;
	addDocumentedLimits(schemas);
	closeRequests(schemas);
	acceptIntegersAsText(schemas);
	const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: true });
	addFormats.default(ajv);
	ajv.addFormat('snowflake', /^(0|[1-9][0-9]*)$/);
	for (const format of ['nonce', 'int32', 'int64']) ajv.addFormat(format, true);
	ajv.addSchema({ ...description, $id: 'discord' });

	const operations = operationsOf(description.paths as Record<string, Json>);
	const compiled = new Map<string, ValidateFunction>();
	const find = (method: string, path: string) =>
		operations.find((operation) => operation.method === method && operation.pattern.test(path));

	function complaints(pointer: string, value: unknown): string[] {
		let validate = compiled.get(pointer);
		if (!validate) {
			validate = ajv.compile({ $ref: `discord#/${pointer}` });
			compiled.set(pointer, validate);
		}
		// As the wire would carry it: no undefined, no class instances.
		if (validate(JSON.parse(JSON.stringify(value)))) return [];
		return (validate.errors ?? [])
			.filter((error) => !['anyOf', 'oneOf'].includes(error.keyword))
			.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
	}

	return {
		described: true,
		request(method, path, body) {
			const operation = find(method, path);
			if (!operation) return [`the description has no ${method} ${path}`];
			const wanted = operation.node.requestBody as Json | undefined;
			const hasSchema = Boolean((wanted?.content as Json | undefined)?.['application/json']);
			if (body === undefined) return wanted?.required ? ['a body is required'] : [];
			if (!hasSchema) return ['this operation takes no JSON body'];
			return complaints(`${operation.pointer}/requestBody/content/application~1json/schema`, body);
		},
		answer(method, path, status, body) {
			const operation = find(method, path);
			const answers = operation?.node.responses as Record<string, Json> | undefined;
			if (!operation || status >= 400) return [];
			if (!answers?.[status]) return [`the description has no answer ${status} to ${method} ${path}`];
			if (!(answers[status].content as Json | undefined)?.['application/json']) return [];
			return complaints(`${operation.pointer}/responses/${status}/content/application~1json/schema`, body);
		},
		noun: (name, value) => complaints(`components/schemas/${name}`, value),
	};
}

/** What the prose of the documentation says and the description leaves looser. */
function addDocumentedLimits(schemas: Record<string, Json>): void {
	const locales = ((schemas.AvailableLocalesEnum?.oneOf ?? []) as Json[]).map((locale) => locale.const);
	for (const schema of Object.values(schemas)) {
		const properties = (schema.properties ?? {}) as Record<string, Json>;
		// Create and edit message: 2000, as everywhere in the documentation, not 4000.
		if (properties.content?.maxLength === 4000) properties.content.maxLength = 2000;
		for (const key of ['name_localizations', 'description_localizations']) {
			if (properties[key]?.additionalProperties) properties[key].propertyNames = { enum: locales };
		}
	}
}

function closeRequests(schemas: Record<string, Json>): void {
	for (const [name, schema] of Object.entries(schemas)) {
		const isOpen = schema.type === 'object' && schema.properties && schema.additionalProperties === undefined;
		if (!isOpen || !SENT_BY_CLIENTS.test(name)) continue;
		const properties = schema.properties as Json;
		schema.additionalProperties = false;
		if (properties.content) for (const key of IGNORED_KEYS) properties[key] ??= {};
	}
}

/** README of the description: integers may come as text that parses as one. discord.js sends "32" for permissions. */
function acceptIntegersAsText(node: unknown): void {
	if (!node || typeof node !== 'object') return;
	const schema = node as Json;
	const isInteger = schema.type === 'integer' || (Array.isArray(schema.type) && schema.type.includes('integer'));
	const isLarge = schema.maximum === undefined || Number(schema.maximum) > Number.MAX_SAFE_INTEGER;
	if (!isInteger || schema.enum || schema.oneOf || !isLarge) {
		for (const child of Object.values(schema)) acceptIntegersAsText(child);
		return;
	}
	const strict = { ...schema };
	for (const key of Object.keys(schema)) delete schema[key];
	schema.anyOf = [strict, { type: 'string', pattern: '^-?[0-9]+$' }];
}

function operationsOf(paths: Record<string, Json>): Operation[] {
	const operations: Operation[] = [];
	for (const [path, node] of Object.entries(paths)) {
		const pattern = new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`);
		const pointer = `paths/${encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
		for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
			const operation = node[method] as Json | undefined;
			if (!operation) continue;
			operations.push({ method: method.toUpperCase(), pattern, pointer: `${pointer}/${method}`, node: operation });
		}
	}
	// A literal path before one with parameters: "/messages/@original" before "/messages/{message_id}".
	const parameters = (operation: Operation) => operation.pattern.source.split('[^/]+').length;
	return operations.sort((a, b) => parameters(a) - parameters(b));
}

function readJson(path: string): Json {
	return JSON.parse(readFileSync(path, 'utf8')) as Json;
}
