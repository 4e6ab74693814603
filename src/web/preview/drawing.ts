/** What the platforms are sent for a message, as far as a picture of it needs: made by their own renderers. Pure. */

/** One embed and its buttons, as in Discord's API. */
export type DiscordDrawing = {
	readonly embeds: readonly [
		{
			readonly color?: number;
			readonly title?: string;
			readonly url?: string;
			/** Markdown. */
			readonly description?: string;
			readonly footer?: { readonly text: string };
			readonly image?: { readonly url: string };
			readonly timestamp?: string;
		},
	];
	readonly components: readonly {
		readonly components: readonly { readonly type: number; readonly label?: string }[];
	}[];
};

/** Text with entities (offsets in UTF-16 units), as in Telegram's Bot API. */
export type TelegramDrawing = {
	readonly text: string;
	readonly entities: readonly {
		readonly type: string;
		readonly offset: number;
		readonly length: number;
		readonly url?: string;
	}[];
	readonly link_preview_options: { readonly url?: string };
	readonly reply_markup?: { readonly inline_keyboard: readonly (readonly { readonly text: string }[])[] };
};

export type Drawing = { readonly discord: DiscordDrawing; readonly telegram: TelegramDrawing };
