/** The tree of all keywords as sequences of words (lexemes): each node is one phrase, counted by its users. */

/** A node: [filter of the children's lexemes, phrases that end here, phrases that pass or end here, parent, lexeme]. */
export const NODE = 5;
/** An edge: [parent, lexeme, child]; child 0 is an empty place, -1 a removed one. */
const EDGE = 3;

export type PhraseArrays = {
	/** Lexeme → the node of the one-word phrase, or 0. */
	readonly roots: Int32Array;
	readonly nodes: Int32Array;
	readonly edges: Int32Array;
	readonly edgeMask: number;
};

export type PhraseTrie = {
	/** The node of a phrase, made if it is new. Each `take` is answered by one `release`. */
	take(lexemes: readonly number[]): number;
	release(node: number): void;
	arrays(): PhraseArrays;
	/** Highest node id in use so far, plus one. */
	size(): number;
};

export function createPhraseTrie(): PhraseTrie {
	let roots = new Int32Array(64);
	let nodes = new Int32Array(64 * NODE);
	let edges = new Int32Array(64 * EDGE);
	let edgeMask = 63;
	let edgesUsed = 0;
	let end = 1;
	const free: number[] = [];

	function find(parent: number, lexeme: number): number {
		for (let slot = edgeHash(parent, lexeme) & edgeMask; ; slot = (slot + 1) & edgeMask) {
			const at = slot * EDGE;
			if (edges[at + 2] === 0) return at;
			if (edges[at + 2]! > 0 && edges[at] === parent && edges[at + 1] === lexeme) return at;
		}
	}

	function link(parent: number, lexeme: number, child: number): void {
		if ((edgesUsed + 1) * 2 > edgeMask + 1) growEdges();
		edges.set([parent, lexeme, child], find(parent, lexeme));
		edgesUsed += 1;
		nodes[parent * NODE]! |= 1 << (lexeme & 31);
	}

	function growEdges(): void {
		const old = edges;
		let live = 0;
		for (let at = 2; at < old.length; at += EDGE) if (old[at]! > 0) live += 1;
		const size = Math.max(64, 2 ** Math.ceil(Math.log2(live * 3)));
		edges = new Int32Array(size * EDGE);
		edgeMask = size - 1;
		edgesUsed = live;
		for (let at = 0; at < old.length; at += EDGE) {
			if (old[at + 2]! > 0) edges.set(old.subarray(at, at + EDGE), find(old[at]!, old[at + 1]!));
		}
	}

	function newNode(parent: number, lexeme: number): number {
		const node = free.pop() ?? end++;
		while ((node + 1) * NODE > nodes.length) nodes = doubled(nodes);
		nodes.set([0, 0, 0, parent, lexeme], node * NODE);
		return node;
	}

	function child(parent: number, lexeme: number): number {
		if (parent === 0) {
			while (lexeme >= roots.length) roots = doubled(roots);
			if (!roots[lexeme]) roots[lexeme] = newNode(0, lexeme);
			return roots[lexeme]!;
		}
		const known = edges[find(parent, lexeme) + 2]!;
		if (known) return known;
		const node = newNode(parent, lexeme);
		link(parent, lexeme, node);
		return node;
	}

	function take(lexemes: readonly number[]): number {
		let node = 0;
		for (const lexeme of lexemes) {
			node = child(node, lexeme);
			nodes[node * NODE + 2]! += 1;
		}
		nodes[node * NODE + 1]! += 1;
		return node;
	}

	/** A parent's filter keeps the bit of a child that is gone: it only costs a look. */
	function release(node: number): void {
		nodes[node * NODE + 1]! -= 1;
		for (let at = node; at; ) {
			const parent = nodes[at * NODE + 3]!;
			nodes[at * NODE + 2]! -= 1;
			if (nodes[at * NODE + 2] === 0) unlink(at);
			at = parent;
		}
	}

	function unlink(node: number): void {
		const parent = nodes[node * NODE + 3]!;
		const lexeme = nodes[node * NODE + 4]!;
		if (parent) edges[find(parent, lexeme) + 2] = -1;
		else roots[lexeme] = 0;
		free.push(node);
	}

	return { take, release, arrays: () => ({ roots, nodes, edges, edgeMask }), size: () => end };
}

export function edgeHash(parent: number, lexeme: number): number {
	const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(lexeme, 0x85ebca6b);
	return mixed ^ (mixed >>> 15);
}

function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(old.length * 2);
	larger.set(old);
	return larger;
}
