/** The tree of all keywords as sequences of words (lexemes): each node is one phrase. A lexeme is the node of its one-word phrase. */
import { doubled } from './doubled.ts';

/** A node: what it stands for (0 for nothing), how many children it has, and, of a lexeme, how many edges name it. */
export const NODE = 3;
export const VALUE = 0;
export const CHILDREN = 1;
export const PARENTS = 2;
/** What only changes read: [phrases that pass or end here, parent, lexeme]. */
const LINK = 3;
/** An edge: [parent, lexeme, child, the child's value]; child 0 is an empty place, -1 a removed one. */
export const EDGE = 4;
/** Edges take at most this part of their places. */
const FULLEST = 0.66;
/** Bits of the edge filter for each place of an edge. */
const FILTER_BITS = 16;

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
		edges.set([parent, lexeme, child, nodes[child * NODE + VALUE]!], find(parent, lexeme));
		edgesUsed += 1;
		const bit = edgeHash(parent, lexeme) & (filter.length * 32 - 1);
		filter[bit >>> 5]! |= 1 << (bit & 31);
	}

	function growEdges(): void {
		const old = edges;
		let live = 0;
		for (let at = 2; at < old.length; at += EDGE) if (old[at]! > 0) live += 1;
		const size = Math.max(64, 2 ** Math.ceil(Math.log2((live * 1.1) / FULLEST)));
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
		if (edgesUsed + 1 > (edgeMask + 1) * FULLEST) growEdges();
		addEdge(parent, lexeme, node);
		nodes[parent * NODE + CHILDREN]! += 1;
		nodes[lexeme * NODE + PARENTS]! += 1;
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

	/** The filter keeps the bit of an edge that is gone: it only costs a look. */
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
		const lexeme = links[node * LINK + 2]!;
		edges[find(parent, lexeme) + 2] = -1;
		nodes[parent * NODE + CHILDREN]! -= 1;
		nodes[lexeme * NODE + PARENTS]! -= 1;
		free.push(node);
	}

	function addLexeme(): number {
		const lexeme = newNode(0, 0);
		links[lexeme * LINK + 2] = lexeme;
		return lexeme;
	}

	function setValue(node: number, value: number): void {
		nodes[node * NODE + VALUE] = value;
		const parent = links[node * LINK + 1]!;
		if (parent) edges[find(parent, links[node * LINK + 2]!) + 3] = value;
	}

	return {
		addLexeme,
		removeLexeme: (lexeme) => void free.push(lexeme),
		take,
		release,
		valueOf: (node) => nodes[node * NODE + VALUE]!,
		setValue,
		arrays: () => ({ nodes, edges, edgeMask, filter, filterMask: filter.length * 32 - 1 }),
	};
}

export function edgeHash(parent: number, lexeme: number): number {
	const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(lexeme, 0x85ebca6b);
	return mixed ^ (mixed >>> 15);
}
