/** Whether quotation marks and brackets pair up, and where a text is inside them. Pure. */

const CLOSER: Readonly<Record<string, string>> = { '«': '»', '“': '”', '(': ')', '[': ']', '{': '}' };
const CLOSERS = new Set(Object.values(CLOSER));
const FAMILIES = [
	['«', '»'],
	['“', '”'],
] as const;
const MARK = /[«»“”()[\]{}"]/gu;

/** How many marks stand open at the end of a text; a straight quotation mark opens and closes in turn. */
export function openMarks(text: string): number {
	return scan(text).open.length;
}

/** How many marks close what this text did not open. */
export function strayMarks(text: string): number {
	return scan(text).stray;
}

/** Every mark that opens closes, in order, and none closes that did not open. */
export function isBalanced(text: string): boolean {
	const { open, stray } = scan(text);
	return open.length === 0 && stray === 0;
}

/** The text as it is when its marks pair up, else without any. */
export function withoutStrayMarks(text: string): string {
	return isBalanced(text) ? text : text.replace(MARK, '');
}

/** Texts inside «», “” and "". */
export function quotations(text: string): string[] {
	const found: string[] = [];
	for (const match of text.matchAll(/«([^«»]+)»|“([^“”]+)”|"([^"]+)"/gu)) {
		found.push((match[1] ?? match[2] ?? match[3])!.trim());
	}
	return found;
}

/** Marks typed the wrong way round ("»كلمة»") turned so that they pair, when there is an even number of them; else the text as it is. */
export function withPairedMarks(source: string): string {
	const text = source.replace(/[″„‟❝❞]/gu, '”');
	return FAMILIES.reduce((line, [open, close]) => {
		const count = line.split(open).length + line.split(close).length - 2;
		if (count === 0 || count % 2 === 1 || isBalanced(line.replace(otherMarks(open, close), ''))) return line;
		let turn = 0;
		return line.replace(new RegExp(`[${open}${close}]`, 'g'), () => (turn++ % 2 === 0 ? open : close));
	}, text);
}

function otherMarks(open: string, close: string): RegExp {
	return new RegExp(`[^${open}${close}]`, 'g');
}

function scan(text: string): { open: string[]; stray: number } {
	const open: string[] = [];
	let stray = 0;
	for (const [mark] of text.matchAll(MARK)) {
		if (mark === '"' ? open.at(-1) === '"' : CLOSERS.has(mark) && CLOSER[open.at(-1) ?? ''] === mark) open.pop();
		else if (CLOSERS.has(mark)) stray += 1;
		else open.push(mark);
	}
	return { open, stray };
}
