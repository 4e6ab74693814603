/** Cuts text to a number of UTF-16 units, between whole characters as readers see them. Pure. */

const ELLIPSIS = '…';
/** Made for the first text that must be cut: its tables take 10 ms to load. */
let graphemes: Intl.Segmenter | undefined;

/** At most `units` long, ending in "…" if something was cut; at a word's end where one is near. */
export function cut(text: string, units: number): string {
	if (text.length <= units) return text;
	if (units < 1) return '';
	graphemes ??= new Intl.Segmenter('ar', { granularity: 'grapheme' });
	let end = 0;
	for (const { index, segment } of graphemes.segment(text.slice(0, units + 1))) {
		if (index + segment.length > units - 1) break;
		end = index + segment.length;
	}
	const space = text.lastIndexOf(' ', end);
	const kept = text.slice(0, space > end - 24 && space > end / 2 ? space : end);
	return kept.replace(/[\s\p{P}]+$/u, '') + ELLIPSIS;
}

/**
 * A cut of `raw` whose `dressed` form is at most `units` long; '' when not even "…" fits. Dressing only adds, so nothing
 * longer than `units` need be tried; a third of the excess at a time leaves little room unused.
 */
export function fitted(raw: string, units: number, dressed: (text: string) => string): string {
	let length = Math.min(raw.length, Math.max(units, 0));
	for (;;) {
		const text = dressed(cut(raw, length));
		const excess = text.length - units;
		if (excess <= 0) return text;
		if (length <= 1) return '';
		length = Math.max(1, Math.min(length - Math.ceil(excess / 3), length - 1));
	}
}
