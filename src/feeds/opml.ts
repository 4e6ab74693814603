/** Lists of feeds as readers exchange them: OPML 1.0 and 2.0, read and written. Pure. */
import { collapse, escapeHtml } from '../text/html.ts';
import { walkMarkup } from '../text/markup.ts';
import { resolveAddress } from './addresses.ts';
import { withoutDocumentType } from './document-type.ts';
import { createReferenceDecoder } from './references.ts';
import { withoutBareLessThan, withoutForbidden } from './repair.ts';

/** `category` is the path of the folders around it, "سياسة/المغرب العربي". */
export type Outline = {
	readonly title: string;
	readonly feedUrl: string;
	readonly siteUrl?: string;
	readonly category?: string;
};

/** More feeds than anyone follows. */
const MAX_OUTLINES = 10_000;
const MAX_DEPTH = 16;

/** Every outline that has a feed's address, each address once, in order. What is broken is read as far as it goes. */
export function readOpml(text: string): Outline[] {
	const ignore = () => {};
	const document = withoutDocumentType(withoutForbidden(text, ignore), ignore);
	const decode = createReferenceDecoder(document.entities, ignore);
	const outlines = new Map<string, Outline>();
	/** The folder that each open outline is; undefined for a feed. */
	const folders: (string | undefined)[] = [];

	walkMarkup(withoutBareLessThan(document.text, ignore), 'xml', {
		open(tag) {
			if (tag.name.toLowerCase() !== 'outline') return;
			const said = new Map(tag.attributes.map(({ name, value }) => [name.toLowerCase(), decode(value).trim()]));
			const title = collapse(said.get('title') || said.get('text') || '');
			const feedUrl = feedAddress(said.get('xmlurl'));
			if (feedUrl && outlines.size < MAX_OUTLINES && !outlines.has(feedUrl)) {
				const siteUrl = resolveAddress(said.get('htmlurl'), undefined);
				const path = folders.filter((folder) => folder !== undefined && folder !== '').join('/');
				const category = path || categoryOf(said.get('category'));
				outlines.set(feedUrl, {
					title: title || feedUrl,
					feedUrl,
					...(siteUrl && { siteUrl }),
					...(category && { category }),
				});
			}
			if (!tag.selfClosed && folders.length < MAX_DEPTH) folders.push(feedUrl ? undefined : title);
		},
		close(name) {
			if (name.toLowerCase() === 'outline') folders.pop();
		},
	});
	return [...outlines.values()];
}

/** OPML 2.0 with a folder for each category. */
export function writeOpml(title: string, outlines: readonly Outline[]): string {
	const folders = Map.groupBy(outlines, ({ category }) => category ?? '');
	const body = [...folders].map(([category, members]) => {
		const lines = members.map((outline) => `${category ? '\t\t\t' : '\t\t'}${outlineXml(outline)}\n`).join('');
		const name = escapeHtml(category);
		return category ? `\t\t<outline text="${name}" title="${name}">\n${lines}\t\t</outline>\n` : lines;
	});
	const head = `\t<head>\n\t\t<title>${escapeHtml(title)}</title>\n\t</head>\n`;
	return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n${head}\t<body>\n${body.join('')}\t</body>\n</opml>\n`;
}

function outlineXml({ title, feedUrl, siteUrl }: Outline): string {
	const name = escapeHtml(collapse(title));
	const site = siteUrl ? ` htmlUrl="${escapeHtml(siteUrl)}"` : '';
	return `<outline type="rss" text="${name}" title="${name}" xmlUrl="${escapeHtml(feedUrl)}"${site}/>`;
}

/** OPML 2.0's attribute: comma-separated, each a path that begins with "/". */
function categoryOf(attribute: string | undefined): string | undefined {
	const [first = ''] = attribute?.split(',', 1) ?? [];
	return first.trim().replace(/^\/+|\/+$/g, '') || undefined;
}

/** Old readers wrote "feed://host/…" and "feed:https://…" (the feed URI scheme). */
function feedAddress(text = ''): string | undefined {
	const address = text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:(?=\/\/)/i, 'http:');
	return resolveAddress(address, undefined);
}
