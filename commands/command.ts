/** What a command is, and what it is told and answers: platform-neutral, defined once. */
import type { PlatformName } from '../src/domain/channel.ts';
import type { Message } from '../src/domain/message.ts';

/** Text in both languages of the house. */
export type Bilingual = { readonly ar: string; readonly en: string };

export type Option = {
	readonly kind: 'text' | 'choice' | 'integer';
	readonly description: Bilingual;
	readonly required?: boolean;
	/** kind "choice". */
	readonly choices?: readonly { readonly value: string; readonly name: Bilingual }[];
	/** kind "text": suggestions while typing (Discord), buttons (Telegram). */
	readonly autocomplete?: boolean;
	/** Never taken from plain words: "لماذا تأخرت؟" in a group is no order to us. */
	readonly unspoken?: boolean;
	readonly min?: number;
	readonly max?: number;
};

/** Where something was said. */
export type Place = {
	readonly platform: PlatformName;
	/** Whose settings and topics hold: "discord-<server>", "telegram-<chat>". */
	readonly scope: string;
	readonly address: string;
	readonly threadId?: string;
	readonly kind: 'server' | 'group' | 'channel' | 'private' | 'terminal';
	readonly title: string;
	/** Rights that an alert needs and the bot has not here, where the platform tells. */
	readonly lacks?: readonly ('view' | 'send' | 'embed')[];
};

/** Who said it. Rights are asked of the platform when needed, and never taken from what a client sends. */
export type Actor = {
	readonly id: string;
	readonly name: string;
	/** The place itself speaks: an administrator whose name the platform hides, from us too. Never a person. */
	readonly isPlace?: boolean;
	/** May manage this place; fails closed. `fresh` passes by any cache. */
	isAdmin(fresh?: boolean): Promise<boolean>;
	/** Whether this administrator hides their name from the others here, as `isAdmin` has just learnt. */
	hidesName?(): boolean;
	/** The same person in another place of the platform, with the rights they have there. */
	in?(place: Place): Actor;
};

export type Invocation = {
	/** The platform's id of the interaction or update: twice the same, one effect. */
	readonly id: string;
	readonly command: string;
	/** As typed; keys are option names. On Telegram the last text option takes the rest of the line. */
	readonly options: Readonly<Record<string, string>>;
	readonly actor: Actor;
	readonly place: Place;
	/** Where the answer is read, if elsewhere: only by somebody who may manage `place`, on which its buttons act from there. */
	readonly answeredIn?: Place;
	/** BCP 47 of the person's client, a hint only. */
	readonly clientLanguage?: string;
};

export type Press = {
	readonly id: string;
	/** The button's `action`. */
	readonly action: string;
	readonly actor: Actor;
	readonly place: Place;
	/** As for an invocation. */
	readonly answeredIn?: Place;
	/** The platform's id of the message the button hangs on. */
	readonly messageId?: string;
	readonly clientLanguage?: string;
};

export type Reply = {
	readonly message: Message;
	/** Sent along as a document: an exported list is for programs, and longer than a message. */
	readonly file?: { readonly name: string; readonly content: string };
	/** Asks for one of the person's channels, in the platform's own list; the command is then run there, with its rights. */
	readonly pick?: {
		readonly label: string;
		readonly command: string;
		readonly options: Readonly<Record<string, string>>;
	};
	/** Goes on in the private chat with whoever asked: a button there, whose code `/start` is given (Telegram). */
	readonly goesOn?: { readonly label: string; readonly token: string };
	/** Only for the person who asked, where the platform can. */
	readonly private?: boolean;
	/** Replaces the message whose button was pressed instead of adding one. */
	readonly replace?: boolean;
};

export type Suggestion = { readonly name: string; readonly value: string };

/** What a platform tells of its own accord. */
export type PlaceEvent =
	/** `by`: the person's id, where the platform tells it. */
	| { readonly kind: 'joined'; readonly place: Place; readonly by?: string }
	| { readonly kind: 'left'; readonly place: Place } // kicked, deleted, blocked
	| { readonly kind: 'restored'; readonly place: Place } // rights are back
	| { readonly kind: 'migrated'; readonly place: Place; readonly toAddress: string };

/** What the platforms talk to: the house behind the commands. Never throws for what people type. */
export type Conversation = {
	readonly commands: readonly CommandDefinition[];
	run(invocation: Invocation): Promise<Reply>;
	complete(invocation: Invocation, option: string, typed: string): Promise<readonly Suggestion[]>;
	press(press: Press): Promise<Reply>;
	/** Plain words (Telegram): "تابع الناتو الآسيوي" → an invocation's command and options, or undefined when they mean nothing to us. */
	understand(
		text: string,
	): { readonly command: string; readonly options: Readonly<Record<string, string>> } | undefined;
	happened(event: PlaceEvent): Promise<void>;
};

/** The part of a command that platforms register. */
export type CommandDefinition = {
	/** [a-z0-9_]{1,32}: both platforms accept it. */
	readonly name: string;
	/** Arabic words that mean it on Telegram; the first one is shown. */
	readonly aliases: readonly string[];
	readonly description: Bilingual;
	readonly permission: 'everyone' | 'admin' | 'owner';
	/** Changes what others rely on: rights are asked past any cache. */
	readonly grave?: boolean;
	/** In the order they are asked for. */
	readonly options: Readonly<Record<string, Option>>;
};

/** A whole command; `Context` is what the house lends it. */
export type Command<Context> = CommandDefinition & {
	run(options: Readonly<Record<string, string>>, context: Context): Promise<Reply>;
	complete?(option: string, typed: string, context: Context): Promise<readonly Suggestion[]>;
};
