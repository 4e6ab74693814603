/** Reads the demo's newsroom: outlets and articles as written in newsroom.yaml. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type Outlet = {
	readonly id: string;
	readonly title: string;
	readonly language?: string;
	readonly format: 'rss' | 'rss-1256' | 'atom' | 'rdf' | 'wordpress';
};

export type Piece = {
	readonly outlet: string;
	readonly wave: number;
	readonly title: string;
	/** One paragraph a line. */
	readonly text: string;
	readonly image?: string;
	readonly decoy?: string;
};

export type NewsroomData = { readonly outlets: readonly Outlet[]; readonly articles: readonly Piece[] };

export function readNewsroom(): NewsroomData {
	return parse(readFileSync(new URL('./newsroom.yaml', import.meta.url), 'utf8')) as NewsroomData;
}
