/** Cuts secrets out of text: the known ones to the letter, and anything of a token's shape. Pure. */

/** Telegram: digits, colon, 35 letters. Discord: three parts. An interaction's token stands in its webhook address. */
const SHAPES = [
	/\b\d{6,}:[A-Za-z0-9_-]{30,}/g,
	/\b[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}/g,
	/(\/(?:webhooks|interactions)\/\d+\/)[A-Za-z0-9_.-]{20,}/g,
	/\b(Bearer|Bot) [A-Za-z0-9_.-]{16,}/g,
];

/** A function that replaces every secret in a text by "[secret]". */
export function redactor(secrets: readonly string[]): (text: string) => string {
	const known = secrets
		.filter((secret) => secret.length > 5)
		.flatMap((secret) => [...new Set([secret, encodeURIComponent(secret)])]);
	return (text) => {
		let clean = text;
		for (const secret of known) clean = clean.replaceAll(secret, '[secret]');
		for (const shape of SHAPES)
			clean = clean.replace(shape, (_, kept) => `${typeof kept === 'string' ? kept : ''}[secret]`);
		return clean;
	};
}
