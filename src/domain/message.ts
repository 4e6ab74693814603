/** What we say, before any markup: every platform renders it in its own way. Pure. */
import type { Language } from './channel.ts';

export type Link = { readonly label: string; readonly url: string };

/** `action` is opaque, at most 64 bytes (Telegram's callback_data): "verb:id", never text. */
export type Button =
	| { readonly label: string; readonly action: string; readonly style?: 'primary' | 'danger' }
	| { readonly label: string; readonly url: string };

export type Message = {
	readonly language: Language;
	readonly title?: string;
	readonly titleUrl?: string;
	/** Plain text; "\n" inside one is a line break. */
	readonly paragraphs: readonly string[];
	/** The sources: label is the publisher's name. */
	readonly links: readonly Link[];
	/** A line of people's words above the links, e.g. "٣ مصادر". */
	readonly linksTitle?: string;
	/** Topic names; rendered as #وسم. */
	readonly tags?: readonly string[];
	readonly image?: { readonly url: string };
	readonly buttons?: readonly (readonly Button[])[];
	readonly footer?: string;
	/** The instant this speaks of, ISO. */
	readonly at?: string;
	/** Higher goes first when the line is long. */
	readonly urgent?: boolean;
	/** A list of stories, a paragraph each; sent once and never edited. */
	readonly isDigest?: boolean;
};
