/** Holds every request, result and update against the Bot API's machine-readable description (10.1). */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beyondTheSchema, limitsOf, METHODS } from './hand-written.ts';

type Schema = { readonly [key: string]: unknown };
type Description = Schema & {
	readonly methods: Readonly<Record<string, Schema>>;
	readonly returns: Readonly<Record<string, Schema>>;
};

export type Contract = {
	/** Where the rules come from: for people. */
	readonly source: string;
	/** The method's name as documented, or undefined (names are read without regard to case). */
	methodOf(name: string): string | undefined;
	/** What is wrong with it; empty when nothing is. */
	request(method: string, payload: unknown): readonly string[];
	result(method: string, result: unknown): readonly string[];
	update(update: unknown): readonly string[];
};

/** Given material beside the project, read where it is. */
const DESCRIPTION = resolve(import.meta.dirname, '../../../../shared/contracts/telegram/schema.json');

export const contract: Contract = open();

function open(): Contract {
	try {
		return official(JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as Description);
	} catch (error) {
		if ((error as { code?: string }).code !== 'ENOENT') throw error;
		console.info('telegram stand-in: no official description beside the project; hand-written limits only');
		return handWritten();
	}
}

function official(description: Description): Contract {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	limit(ajv, 'minBytes', (text, least) => Buffer.byteLength(text) >= least);
	limit(ajv, 'maxBytes', (text, most) => Buffer.byteLength(text) <= most);
	limit(ajv, 'minUtf16', (text, least) => text.length >= least);
	limit(ajv, 'maxUtf16', (text, most) => text.length <= most);
	// Limits after parsing are held in text.ts, which parses.
	ajv.addKeyword('minAfterParse');
	ajv.addKeyword('maxAfterParse');
	ajv.addSchema(description);
	const compiled = new Map<string, ValidateFunction>();
	function check(ref: string, value: unknown): readonly string[] {
		const validate = compiled.get(ref) ?? ajv.compile({ $ref: `tg#/${ref}` });
		compiled.set(ref, validate);
		// As it goes over the wire: no undefined, no prototypes.
		return validate(JSON.parse(JSON.stringify(value))) ? [] : faults(validate);
	}
	const names = new Map(Object.keys(description.methods).map((name) => [name.toLowerCase(), name]));
	return {
		source: String(description['version']),
		methodOf: (name) => names.get(name.toLowerCase()),
		request: (method, payload) => [...check(`methods/${method}`, payload), ...beyondTheSchema(method, payload)],
		result: (method, result) => check(`returns/${method}`, result),
		update: (update) => check('$defs/Update', update),
	};
}

function limit(ajv: Ajv2020, keyword: string, holds: (text: string, bound: number) => boolean): void {
	ajv.addKeyword({ keyword, type: 'string', validate: (bound: number, text: string) => holds(text, bound) });
}

function faults(validate: ValidateFunction): string[] {
	return (validate.errors ?? []).map(
		({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
	);
}

/** The limits our requests could break, for a checkout that stands alone. */
function handWritten(): Contract {
	const methods = new Map(METHODS.map((name) => [name.toLowerCase(), name]));
	return {
		source: 'hand-written limits',
		methodOf: (name) => methods.get(name.toLowerCase()),
		request: (method, payload) => [...limitsOf(payload), ...beyondTheSchema(method, payload)],
		result: () => [],
		update: () => [],
	};
}
