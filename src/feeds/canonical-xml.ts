/** Rewrites any feed's XML, well-formed or not, into one small RSS dialect that rss-parser reads without loss. Pure. */
import { escapeHtml } from '../text/html.ts';
import { type Attribute, type OpenTag, walkMarkup } from '../text/markup.ts';
import { createReferenceDecoder, type Entities, type Warn } from './repair.ts';
import { enterScope, type Scope, spaceOf } from './scope.ts';
import { createTextField, type TextField, VOID } from './text-field.ts';
import { ATTRIBUTES, FIELDS } from './vocabulary.ts';

/** `entries` are the insides of `<item>`, in document order, each with the first date it gives. */
export type Canonical = {
	readonly root: 'rss' | 'atom' | undefined;
	readonly feed: string;
	readonly entries: readonly { readonly xml: string; readonly date?: string }[];
};

/** Feeds nest some ten deep, pages in them some thirty. */
const MAX_DEPTH = 64;
/** Fields whose names HTML, SVG or MathML have too. */
const HTML_TOO = new Set(
	'title summary body content description link image source url name hour lang category xhtml:body xhtml:div'.split(
		' ',
	),
);
/** Elements of one entry; some podcasts come near a tenth of it. */
const MAX_FIELDS = 2000;
const DATES = new Set([
	'pubdate',
	'published',
	'updated',
	'issued',
	'modified',
	'dc:date',
	'dcterms:issued',
	'dcterms:created',
]);

type Role = 'outside' | 'feed' | 'entry' | 'value' | 'text' | 'inline';
type Identity = { readonly key: string; readonly isAtom: boolean; readonly isDeclared: boolean };
type Frame = { readonly name: string; readonly key: string; readonly role: Role; readonly scope: Scope };

/**
 * One pass over the tags, with a stack of at most 64: elements are known by namespace, or by a familiar prefix, and
 * written under their one name (see vocabulary.ts); markup inside text fields is escaped; missing end tags are supplied.
 * What no field needs is left out, so that nothing hostile is left for the parser behind.
 */
export function canonicalXml(source: string, entities: Entities, base: string | undefined, warn: Warn): Canonical {
	const decode = createReferenceDecoder(entities, warn);
	const outermost: Scope = { spaces: new Map(), base };
	const stack: Frame[] = [];
	const entries: { xml: string; date?: string }[] = [];
	let root: Canonical['root'];
	let feed = '';
	let entry: { xml: string; date?: string } | undefined;
	let field: TextField | undefined;
	let overflow = 0;
	let datum = '';
	let fieldCount = 0;

	const top = () => stack.at(-1);
	const roleOnTop = (): Role => top()?.role ?? 'outside';

	function write(xml: string): void {
		if (entry) entry.xml += xml;
		else feed += xml;
	}

	function open(tag: OpenTag): void {
		if (!/^[\p{L}_][\p{L}\p{M}\p{N}_:.-]*$/u.test(tag.name)) {
			text(source.slice(tag.start, tag.end));
			return;
		}
		const scope = enterScope(top()?.scope ?? outermost, tag.attributes, decode);
		const { key, isAtom, isDeclared } = identify(tag.name, scope, root);
		const role = roleFor(key);
		if (role === 'entry') startEntry(tag, scope);
		if (stack.length >= MAX_DEPTH) {
			overflow += 1;
			warn('too-deep');
			return;
		}
		if (role === 'feed') startFeed(tag, scope, isAtom);
		if (role === 'text')
			field = createTextField({ isAtom, type: attributeOf(tag, 'type'), mode: attributeOf(tag, 'mode') });
		if (role === 'value') write(`<${key}${attributesXml(tag, scope)}>`);
		if (role === 'value') datum = '';
		if (role === 'value' || role === 'text') fieldCount += 1;
		if (role === 'inline') field?.open(tag, scope.base, decode);
		if (!isDeclared && (role === 'value' || role === 'text')) warn('undeclared-prefix');
		stack.push({ name: tag.name, key: role === 'text' ? key + attributesXml(tag, scope) : key, role, scope });
		if (tag.selfClosed || (role === 'inline' && VOID.has(key))) leave();
	}

	/** Elements outside any feed are passed through in search of one; inside, what we do not know is passed over. */
	function roleFor(key: string): Role {
		if (roleOnTop() === 'text' && endsText(top()!.key, key)) {
			warn('unclosed-element');
			leave();
		}
		const within = roleOnTop();
		const isEntry = key === 'item' || key === 'entry';
		if (isEntry && within !== 'value' && (!entry || within !== 'outside') && root) return 'entry';
		if (within === 'text' || within === 'inline') return 'inline';
		if (within === 'outside' || within === 'feed') {
			if (key === 'rss' || key === 'feed' || key === 'channel' || key === 'rdf') return entry ? 'outside' : 'feed';
		}
		if (within === 'outside') return 'outside';
		if (fieldCount >= MAX_FIELDS) return 'outside';
		return FIELDS.get(key) ?? 'outside';
	}

	function startFeed(tag: OpenTag, scope: Scope, isAtom: boolean): void {
		root ??= isAtom ? 'atom' : 'rss';
		if (scope.language) write(datumXml('lang', scope.language));
		writeAbout(tag);
	}

	function startEntry(tag: OpenTag, scope: Scope): void {
		while (stack.some(({ role }) => role === 'entry')) {
			warn('unclosed-element');
			leave();
		}
		if (top()?.key === 'rss') warn('entry-outside-channel');
		entry = { xml: '' };
		fieldCount = 0;
		if (scope.language) write(datumXml('lang', scope.language));
		writeAbout(tag);
	}

	function writeAbout(tag: OpenTag): void {
		const about = attributeOf(tag, 'about');
		if (about) write(datumXml('about', about));
	}

	function attributeOf(tag: OpenTag, name: string): string | undefined {
		const found = tag.attributes.find((attribute) => plainName(attribute) === name);
		return found && decode(found.value);
	}

	function attributesXml(tag: OpenTag, scope: Scope): string {
		const said = new Map<string, string>();
		for (const attribute of tag.attributes) {
			const name = plainName(attribute);
			if (ATTRIBUTES.has(name) && !said.has(name)) said.set(name, decode(attribute.value));
		}
		if (scope.base && scope.base !== base) said.set('base', scope.base);
		return [...said].map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('');
	}

	function text(decoded: string): void {
		if (field) field.text(decoded);
		else if (roleOnTop() === 'value') {
			write(escapeHtml(decoded));
			datum += decoded;
		} else if (!root && decoded.trim()) warn('text-before-root');
	}

	function close(name: string): void {
		const at = stack.findLastIndex((frame) => frame.name === name);
		if (overflow > 0 && stack[at]?.role !== 'text' && stack[at]?.role !== 'entry') {
			overflow -= 1;
			return;
		}
		overflow = 0;
		if (at === -1) {
			if (!field || !VOID.has(name)) warn('stray-end-tag');
			return;
		}
		if (at < stack.length - 1) warn('unclosed-element');
		while (stack.length > at) leave();
	}

	/** Takes the innermost element off and writes what its end completes. */
	function leave(): void {
		const frame = stack.pop()!;
		if (frame.role === 'inline') field?.close(frame.name);
		if (frame.role === 'text' && field) finishText(frame, field);
		if (frame.role === 'value') {
			write(`</${frame.key}>`);
			if (entry && DATES.has(frame.key)) entry.date ??= datum.trim() || undefined;
		}
		if (frame.role === 'entry' && entry) {
			entries.push(entry);
			entry = undefined;
			fieldCount = 0;
		}
	}

	function finishText(frame: Frame, finished: TextField): void {
		const { value, markup, hasInline } = finished.result();
		field = undefined;
		if (hasInline && !frame.key.includes('xhtml')) warn('inline-markup');
		const key = frame.key.split(' ', 1)[0]!;
		write(`<${frame.key} markup="${markup}">${escapeHtml(value)}</${key}>`);
	}

	walkMarkup(source, 'xml', {
		open,
		close,
		text: (raw) => text(decode(raw)),
		cdata: text,
	});
	if (stack.some(({ role }) => role === 'feed')) warn('truncated');
	const isEntryBroken = entry !== undefined && roleOnTop() !== 'entry';
	while (stack.length > 0) leave();
	if (isEntryBroken) entries.pop();
	return { root, feed, entries };
}

/** Whether an element inside a text field shows that the field's end tag was forgotten: no HTML has an element of its name. */
function endsText(field: string, key: string): boolean {
	return FIELDS.has(key) && (!HTML_TOO.has(key) || (field.startsWith('title') && key === 'link'));
}

function plainName({ name }: Attribute): string {
	return name.slice(name.startsWith('xml') ? 0 : name.indexOf(':') + 1).toLowerCase();
}

function datumXml(name: string, value: string): string {
	return `<${name}>${escapeHtml(value)}</${name}>`;
}

/** An element's one name, and which of the two families it is of: Atom's text is plain unless it says otherwise. */
function identify(name: string, scope: Scope, root: Canonical['root']): Identity {
	const colon = name.indexOf(':');
	const { space, isDeclared } = spaceOf(scope, colon === -1 ? '' : name.slice(0, colon));
	const local = name.slice(colon + 1).toLowerCase();
	const isAtom = space === 'atom' || (space === '' && (local === 'feed' || root === 'atom'));
	return { key: space === '' || space === 'atom' ? local : `${space}:${local}`, isAtom, isDeclared };
}
