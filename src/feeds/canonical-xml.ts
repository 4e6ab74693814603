/** Rewrites any feed's XML, well-formed or not, into one small RSS dialect that rss-parser reads without loss. Pure. */
import { escapeHtml } from '../text/html.ts';
import { type Attribute, type OpenTag, walkMarkup } from '../text/markup.ts';
import type { Entities } from './document-type.ts';
import { createReferenceDecoder } from './references.ts';
import type { Warn } from './repair.ts';
import { enterScope, type Scope, spaceOf } from './scope.ts';
import { createTextField, type TextField, VOID } from './text-field.ts';
import { ATTRIBUTES, DATES, FIELDS, HTML_TOO } from './vocabulary.ts';

/** `entries` are the insides of `<item>`, in document order, each with the first date it gives. */
export type Canonical = {
	readonly root: 'rss' | 'atom' | undefined;
	readonly feed: string;
	/** The fields that occur. */
	readonly names: ReadonlySet<string>;
	readonly entries: readonly { readonly xml: string; readonly date?: string }[];
};

/** Feeds nest some ten deep, pages in them some thirty. */
const MAX_DEPTH = 64;
/** Elements of one entry, or of the feed beside its entries; some podcasts come near a tenth of it. */
const MAX_FIELDS = 2000;
const ELEMENT_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_:.-]*$/u;
const FEEDS = new Set(['rss', 'rdf', 'channel', 'feed']);
const ROOTS = new Set(['rss', 'rdf', 'feed']);
const ENTRIES = new Set(['item', 'entry']);

/**
 * What an element is to us: around a feed or unknown (its children are searched for entries only), a feed, an entry,
 * a field that holds data, a field that holds words, or markup within those words.
 */
type Role = 'outside' | 'feed' | 'entry' | 'value' | 'text' | 'inline';
/** An open element; `key` is its one name (see vocabulary.ts), `attributes` are as they will be written. */
type Frame = {
	readonly name: string;
	readonly key: string;
	readonly role: Role;
	readonly scope: Scope;
	readonly attributes: string;
};
type Identity = { readonly key: string; readonly isAtom: boolean; readonly isDeclared: boolean };
type Draft = { xml: string; date?: string; fields: number };

/**
 * One pass over the tags, with a stack of at most 64: elements are known by namespace, or by a familiar prefix, and
 * written under their one name; markup inside text fields is escaped; missing end tags are supplied. What no field
 * needs is left out, so that nothing hostile is left for the parser behind.
 */
export function canonicalXml(source: string, entities: Entities, base: string | undefined, warn: Warn): Canonical {
	const decode = createReferenceDecoder(entities, warn);
	const outermost: Scope = { spaces: new Map(), base };
	const stack: Frame[] = [];
	const feed: Draft = { xml: '', fields: 0 };
	const entries: Draft[] = [];
	const names = new Set<string>(['lang', 'about']);
	let root: Canonical['root'];
	/** What is being written: the feed, or the entry that is open. */
	let draft = feed;
	let field: TextField | undefined;
	/** The text of the innermost value field so far. */
	let datum = '';
	/** Open elements beyond the stack's depth. */
	let overflow = 0;

	const roleOnTop = (): Role => stack.at(-1)?.role ?? 'outside';

	function open(tag: OpenTag): void {
		if (!ELEMENT_NAME.test(tag.name)) text(decode(source.slice(tag.start, tag.end)));
		else if (stack.length >= MAX_DEPTH) passOver(tag);
		else enter(tag);
	}

	function enter(tag: OpenTag): void {
		const scope = scopeIn(tag);
		const { key, isAtom, isDeclared } = identify(tag.name, scope, root);
		closeForgotten(key);
		const role = roleFor(key);
		const isField = role === 'value' || role === 'text';
		const attributes = isField ? attributesXml(tag, scope) : '';
		if (isField) draft.fields += 1;
		if (isField) names.add(key);
		if (isField && !isDeclared) warn('undeclared-prefix');
		if (role === 'feed') root ??= key === 'feed' ? 'atom' : 'rss';
		if (role === 'entry') startEntry();
		if (role === 'feed' || role === 'entry') writeOwnData(tag, scope);
		if (role === 'value') startValue(key, attributes);
		if (role === 'text') field = createTextField({ isAtom, type: said(tag, 'type'), mode: said(tag, 'mode') });
		if (role === 'inline') field?.open(tag, scope.base, decode);
		stack.push({ name: tag.name, key, role, scope, attributes });
		if (tag.selfClosed || (role === 'inline' && VOID.has(key))) leave();
	}

	/** The scope inside an element. Whatever namespace the root is in, that one is the feed's. */
	function scopeIn(tag: OpenTag): Scope {
		const scope = enterScope(stack.at(-1)?.scope ?? outermost, tag.attributes, decode);
		const [local = '', prefix = ''] = tag.name.split(':').reverse();
		const isRoot = root === undefined && ROOTS.has(local.toLowerCase());
		if (!isRoot || spaceOf(scope, prefix).space !== 'other') return scope;
		return { ...scope, outer: scope, spaces: new Map([[prefix, '']]) };
	}

	function passOver(tag: OpenTag): void {
		if (!tag.selfClosed) overflow += 1;
		warn('too-deep');
	}

	/** Ends what must have ended before an element of this name: an entry before the next one, words before another field. */
	function closeForgotten(key: string): void {
		const { role = 'outside', key: within = '' } = stack.at(-1) ?? {};
		const isNextEntry = ENTRIES.has(key) && draft !== feed && role !== 'outside' && role !== 'value';
		const isMarkup = HTML_TOO.has(key) && !(within === 'title' && key === 'link');
		const isNextField = role === 'text' && FIELDS.has(key) && !isMarkup;
		if (!isNextEntry && !isNextField) return;
		const depth = isNextEntry ? stack.findLastIndex((frame) => frame.role === 'entry') : stack.length - 1;
		warn('unclosed-element');
		while (stack.length > depth) leave();
	}

	function roleFor(key: string): Role {
		const within = roleOnTop();
		if (within === 'text' || within === 'inline') return 'inline';
		if (ENTRIES.has(key) && within !== 'value' && draft === feed && root) return 'entry';
		if (FEEDS.has(key) && (within === 'outside' || within === 'feed') && draft === feed) return 'feed';
		if (within === 'outside' || draft.fields >= MAX_FIELDS) return 'outside';
		return FIELDS.get(key) ?? 'outside';
	}

	function startEntry(): void {
		if (stack.at(-1)?.key === 'rss') warn('entry-outside-channel');
		draft = { xml: '', fields: 0 };
	}

	function startValue(key: string, attributes: string): void {
		draft.xml += `<${key}${attributes}>`;
		datum = '';
	}

	/** What a feed or an entry says of itself in attributes: its language, and in RDF its identity. */
	function writeOwnData(tag: OpenTag, scope: Scope): void {
		const about = said(tag, 'about');
		if (scope.language) draft.xml += `<lang>${escapeHtml(scope.language)}</lang>`;
		if (about) draft.xml += `<about>${escapeHtml(about)}</about>`;
	}

	function said(tag: OpenTag, name: string): string | undefined {
		const found = tag.attributes.find((attribute) => attributeName(attribute) === name);
		return found && decode(found.value);
	}

	function attributesXml(tag: OpenTag, scope: Scope): string {
		const values = new Map<string, string>();
		for (const attribute of tag.attributes) {
			const name = attributeName(attribute);
			if (ATTRIBUTES.has(name) && !values.has(name)) values.set(name, decode(attribute.value));
		}
		if (scope.base && scope.base !== base) values.set('base', scope.base);
		return [...values].map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('');
	}

	function text(decoded: string): void {
		if (!root && decoded.trim()) warn('text-before-root');
		if (field) field.text(decoded);
		else if (roleOnTop() === 'value') addDatum(decoded);
	}

	function addDatum(decoded: string): void {
		draft.xml += escapeHtml(decoded);
		datum += decoded;
	}

	function close(name: string): void {
		const at = stack.findLastIndex((frame) => frame.name === name);
		const role = stack[at]?.role;
		if (overflow > 0 && role !== 'text' && role !== 'entry') {
			overflow -= 1;
			return;
		}
		overflow = 0;
		if (at === -1 && !(field && VOID.has(name))) warn('stray-end-tag');
		if (at === -1) return;
		if (at < stack.length - 1) warn('unclosed-element');
		while (stack.length > at) leave();
	}

	/** Takes the innermost element off and writes what its end completes. */
	function leave(): void {
		const frame = stack.pop()!;
		if (frame.role === 'inline') field?.close(frame.name);
		if (frame.role === 'text') finishText(frame);
		if (frame.role === 'value') draft.xml += `</${frame.key}>`;
		if (frame.role === 'value' && DATES.has(frame.key)) draft.date ??= datum.trim() || undefined;
		if (frame.role !== 'entry') return;
		entries.push(draft);
		draft = feed;
	}

	function finishText({ key, attributes }: Frame): void {
		const { value, markup, hasInline } = field!.result();
		field = undefined;
		if (hasInline && !attributes.includes('xhtml')) warn('inline-markup');
		draft.xml += `<${key}${attributes} markup="${markup}">${wordsXml(value)}</${key}>`;
	}

	walkMarkup(source, 'xml', { open, close, text: (raw) => text(decode(raw)), cdata: text });
	if (stack.some(({ role }) => role === 'feed')) warn('truncated');
	const isEntryBroken = draft !== feed && roleOnTop() !== 'entry';
	while (stack.length > 0) leave();
	if (isEntryBroken) entries.pop();
	return { root, feed: feed.xml, names, entries };
}

function attributeName({ name }: Attribute): string {
	return name.slice(name.startsWith('xml') ? 0 : name.indexOf(':') + 1).toLowerCase();
}

/** Sax reads a CDATA section at a third of the cost of the references that markup would need. */
function wordsXml(text: string): string {
	return /[&<>]/.test(text) ? `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : text;
}

/**
 * An element's one name, and which of the two families it is of: Atom's text is plain unless it says otherwise. The root
 * decides where the namespace cannot: some RSS declares Atom's, or one of its own, as its default.
 */
function identify(name: string, scope: Scope, root: Canonical['root']): Identity {
	const colon = name.indexOf(':');
	const prefix = colon === -1 ? '' : name.slice(0, colon);
	const local = name.slice(colon + 1).toLowerCase();
	const { space, isDeclared } = spaceOf(scope, prefix);
	const isAtom = root === 'rss' ? space === 'atom' && prefix !== '' : space === 'atom' || space === '';
	return { key: space === '' || space === 'atom' ? local : `${space}:${local}`, isAtom, isDeclared };
}
