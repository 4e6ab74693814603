/** Latin names in Arabic letters. Pure. */
export function transliterations(_text: string): string[] {
	return [];
}
