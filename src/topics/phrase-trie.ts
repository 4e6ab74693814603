/** The tree of all keywords as sequences of words (lexemes): each node is one phrase. A lexeme is the node of its one-word phrase. */
import { doubled } from './doubled.ts';

/** What the reader reads of a node: [filter of its children's lexemes, value]. */
export const NODE = 2;
/** What only changes read: [phrases that pass or end here, parent, lexeme]. */
const LINK = 3;
/** An edge: [parent, lexeme, child]; child 0 is an empty place, -1 a removed one. */
export const EDGE = 3;
/** Bits of the edge filter for each place of an edge. */
const FILTER_BITS = 8;

export type PhraseArrays = {
	readonly nodes: Int32Array;
	readonly edges: Int32Array;
	readonly edgeMask: number;
	/** A bit for each edge's hash: most edges that are not there are refused by it, in less memory than the edges. */
	readonly filter: Int32Array;
	readonly filterMask: number;
};

export type PhraseTrie = {
	/** A new lexeme, its own one-word phrase. Answered by one `removeLexeme`. */
	addLexeme(): number;
	removeLexeme(lexeme: number): void;
	/** The node of a phrase, made if it is new. Each `take` is answered by one `release`. */
	take(lexemes: readonly number[]): number;
	/** Answers the lexemes of the phrase, last one first. */
	release(node: number): number[];
	/** What the node stands for; 0 for nothing. */
	valueOf(node: number): number;
	setValue(node: number, value: number): void;
	arrays(): PhraseArrays;
};

export function createPhraseTrie(): PhraseTrie {
	let nodes = new Int32Array(64 * NODE);
	let links = new Int32Array(64 * LINK);
	let edges = new Int32Array(64 * EDGE);
	let edgeMask = 63;
	let edgesUsed = 0;
	let filter = new Int32Array((64 * FILTER_BITS) / 32);
	let end = 1;
	const free: number[] = [];

	function find(parent: number, lexeme: number): number {
		for (let slot = edgeHash(parent, lexeme) & edgeMask; ; slot = (slot + 1) & edgeMask) {
			const at = slot * EDGE;
			if (edges[at + 2] === 0) return at;
			if (edges[at + 2]! > 0 && edges[at] === parent && edges[at + 1] === lexeme) return at;
		}
	}

	function addEdge(parent: number, lexeme: number, child: number): void {
		edges.set([parent, lexeme, child], find(parent, lexeme));
		edgesUsed += 1;
		const bit = edgeHash(parent, lexeme) & (filter.length * 32 - 1);
		filter[bit >>> 5]! |= 1 << (bit & 31);
	}

	function growEdges(): void {
		const old = edges;
		let live = 0;
		for (let at = 2; at < old.length; at += EDGE) if (old[at]! > 0) live += 1;
		const size = Math.max(64, 2 ** Math.ceil(Math.log2(live * 2.5)));
		edges = new Int32Array(size * EDGE);
		filter = new Int32Array((size * FILTER_BITS) / 32);
		edgeMask = size - 1;
		edgesUsed = 0;
		for (let at = 0; at < old.length; at += EDGE) {
			if (old[at + 2]! > 0) addEdge(old[at]!, old[at + 1]!, old[at + 2]!);
		}
	}

	function newNode(parent: number, lexeme: number): number {
		const node = free.pop() ?? end++;
		if ((node + 1) * NODE > nodes.length) nodes = doubled(nodes);
		if ((node + 1) * LINK > links.length) links = doubled(links);
		nodes.fill(0, node * NODE, (node + 1) * NODE);
		links.set([0, parent, lexeme], node * LINK);
		return node;
	}

	function child(parent: number, lexeme: number): number {
		if (parent === 0) return lexeme;
		const known = edges[find(parent, lexeme) + 2]!;
		if (known) return known;
		const node = newNode(parent, lexeme);
		if ((edgesUsed + 1) * 2 > edgeMask + 1) growEdges();
		addEdge(parent, lexeme, node);
		nodes[parent * NODE]! |= 1 << (lexeme & 31);
		return node;
	}

	function take(lexemes: readonly number[]): number {
		let node = 0;
		for (const lexeme of lexemes) {
			node = child(node, lexeme);
			links[node * LINK]! += 1;
		}
		return node;
	}

	/** The filters keep the bits of a child that is gone: it only costs a look. */
	function release(node: number): number[] {
		const lexemes: number[] = [];
		for (let at = node; at; ) {
			const parent = links[at * LINK + 1]!;
			lexemes.push(links[at * LINK + 2]!);
			links[at * LINK]! -= 1;
			if (parent && links[at * LINK] === 0) unlink(at, parent);
			at = parent;
		}
		return lexemes;
	}

	function unlink(node: number, parent: number): void {
		edges[find(parent, links[node * LINK + 2]!) + 2] = -1;
		free.push(node);
	}

	function addLexeme(): number {
		const lexeme = newNode(0, 0);
		links[lexeme * LINK + 2] = lexeme;
		return lexeme;
	}

	return {
		addLexeme,
		removeLexeme: (lexeme) => void free.push(lexeme),
		take,
		release,
		valueOf: (node) => nodes[node * NODE + 1]!,
		setValue: (node, value) => {
			nodes[node * NODE + 1] = value;
		},
		arrays: () => ({ nodes, edges, edgeMask, filter, filterMask: filter.length * 32 - 1 }),
	};
}

export function edgeHash(parent: number, lexeme: number): number {
	const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(lexeme, 0x85ebca6b);
	return mixed ^ (mixed >>> 15);
}
