/** What readers are told of a story in two or three sentences, with its sources. Pure. */

export type SummarySource = { readonly publisher: string; readonly title: string; readonly url: string };

export type Summary = {
	readonly storyId: string;
	readonly revision: number;
	readonly language: string;
	readonly text: string;
	/** extract: sentences of the source; model: machine-written and checked; original: another language, as published. */
	readonly method: 'extract' | 'model' | 'original';
	readonly sources: readonly SummarySource[];
	readonly check: 'passed' | 'rejected' | 'not-needed';
	/** Why a model's text was rejected, if it was. */
	readonly rejection?: string;
};
