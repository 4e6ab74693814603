/** Says a thing in the reader's language: Fluent bundles with the six Arabic plural forms. */
import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Language } from '../domain/channel.ts';

export type Words = Readonly<Record<string, string | number>>;

/** How one reader wants to be spoken to. */
export type Tongue = { readonly language: Language; readonly digits?: 'arabic' | 'latin' };

/** `say(tongue, key, words)`; an unknown key or a missing word is a bug and throws. */
export type Say = (tongue: Tongue, key: string, words?: Words) => string;

/** Reads both languages' messages once; no other file is touched afterwards. */
export function createSay(): Say {
	const bundles = new Map<string, FluentBundle>();
	for (const language of ['ar', 'en'] as const) {
		const resource = new FluentResource(readFileSync(new URL(`./${language}.ftl`, import.meta.url), 'utf8'));
		for (const digits of ['arabic', 'latin'] as const)
			bundles.set(language + digits, bundleOf(language, digits, resource));
	}
	return (tongue, key, words) => format(bundles.get(tongue.language + (tongue.digits ?? 'arabic'))!, key, words);
}

/** The locale for Intl: language and the reader's digits. */
export function localeOf(tongue: Tongue): string {
	if (tongue.language === 'en') return 'en-GB-u-nu-latn';
	return tongue.digits === 'latin' ? 'ar-u-nu-latn' : 'ar-u-nu-arab';
}

function bundleOf(language: Language, digits: 'arabic' | 'latin', resource: FluentResource): FluentBundle {
	// Isolation of Latin runs is the renderers' (text/bidi.ts): each platform keeps other controls.
	const bundle = new FluentBundle(localeOf({ language, digits }), { useIsolating: false });
	const errors = bundle.addResource(resource);
	if (errors.length > 0) throw new Error(`${language}.ftl: ${errors.map(String).join('; ')}`);
	return bundle;
}

function format(bundle: FluentBundle, key: string, words: Words | undefined): string {
	const [id, attribute] = key.split('.') as [string, string | undefined];
	const message = bundle.getMessage(id);
	const pattern = attribute ? message?.attributes[attribute] : message?.value;
	if (!pattern) throw new Error(`no message ${key}`);
	const errors: Error[] = [];
	const text = bundle.formatPattern(pattern, words as Record<string, string | number>, errors);
	if (errors.length > 0) throw new Error(`message ${key}: ${errors.map(String).join('; ')}`);
	return text;
}
