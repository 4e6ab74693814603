/** An address of the web as people type it. Pure. */

/** "almadar.example/news" and "https://…"; undefined for what is no address of the web. */
export function webAddress(text: string): string | undefined {
	const typed = text.trim();
	if (/\s/.test(typed) || typed === '') return undefined;
	const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`);
	return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : undefined;
}
