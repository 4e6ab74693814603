/** TDLib's own text parser, offline: the official Bot API server is built on it, so its verdict is Telegram's. */
import { createRequire } from 'node:module';

export type TdEntity = {
	readonly _: 'textEntity';
	readonly offset: number;
	readonly length: number;
	readonly type: { readonly _: string; readonly [field: string]: unknown };
};
export type TdText = { readonly text: string; readonly entities: readonly TdEntity[] };
export type TdAnswer = ({ readonly _: 'formattedText' } & TdText) | { readonly _: 'error'; readonly message: string };

export type Tdlib = {
	/** Text with markup, as `parse_mode` reads it. */
	parse(text: string, mode: string): TdAnswer;
	/** Text with entities, cleaned and checked as a send would. */
	fix(text: string, entities: readonly TdEntity[]): TdAnswer;
	/** What Telegram makes tappable of its own accord. */
	found(text: string): readonly TdEntity[];
};

const MODES: Readonly<Record<string, object>> = {
	HTML: { _: 'textParseModeHTML' },
	Markdown: { _: 'textParseModeMarkdown', version: 1 },
	MarkdownV2: { _: 'textParseModeMarkdown', version: 2 },
};

/** The library, or why it is not here (other systems have no prebuilt one among our packages). */
export const tdlib: Tdlib | { readonly missing: string } = load();

function load(): Tdlib | { readonly missing: string } {
	const require = createRequire(import.meta.url);
	try {
		const { configure, execute } = require('tdl') as {
			configure(options: object): void;
			execute(request: object): unknown;
		};
		configure({ tdjson: require.resolve('@prebuilt-tdlib/linux-x64-glibc/libtdjson.so'), verbosityLevel: 0 });
		return {
			parse: (text, mode) => execute({ _: 'parseTextEntities', text, parse_mode: MODES[mode] }) as TdAnswer,
			fix: (text, entities) => fixed(execute, text, entities),
			found: (text) => (execute({ _: 'getTextEntities', text }) as TdText).entities,
		};
	} catch {
		return {
			missing: `no TDLib for ${process.platform} ${process.arch}: texts are checked by hand-written rules only`,
		};
	}
}

/**
 * TDLib has no synchronous "check this text and its entities" but parseMarkdown does just that first. The signs of that
 * Markdown are masked by private-use characters that the text has not, so that only the checking is left.
 */
const SIGNS = '*_~`[]()|';

function fixed(execute: (request: object) => unknown, text: string, entities: readonly TdEntity[]): TdAnswer {
	let base = 0xe000;
	const mask = (sign: string) => String.fromCharCode(base + SIGNS.indexOf(sign));
	while ([...SIGNS].some((sign) => text.includes(mask(sign)))) base += SIGNS.length;
	const masked = text.replace(/[*_~`[\]()|]/g, mask);
	const answer = execute({ _: 'parseMarkdown', text: { _: 'formattedText', text: masked, entities } }) as TdAnswer;
	if (answer._ === 'error') return answer;
	const unmasked = [...SIGNS].reduce((whole, sign) => whole.replaceAll(mask(sign), sign), answer.text);
	return { ...answer, text: unmasked };
}
