/** All topics against one article in one pass: the index that every article meets. */
import type { Evidence, Match, Topic } from '../domain/topic.ts';
import { createLexemes } from './lexemes.ts';
import { createPhraseTrie } from './phrase-trie.ts';
import { type Plan, planOf } from './plan.ts';
import { createScanner } from './scan.ts';
import { isInField, judge, type Places, type Verdict } from './score.ts';

/** What is matched: clean source text. `lead` is the length of the lead at the start of `text`, its first paragraph by default. */
export type Matchable = { readonly id: string; readonly title: string; readonly text: string; readonly lead?: number };

/** Why a topic matched or not. `terms` are all its terms, with the places found. */
export type Explanation = {
	readonly topicId: string;
	readonly matched: boolean;
	readonly score: number;
	readonly threshold: number;
	readonly terms: readonly ExplainedTerm[];
	/** The groups none of whose keywords was found. */
	readonly missingGroups: readonly (readonly string[])[];
	/** The exclusions that were found. */
	readonly excludedBy: readonly string[];
};

export type ExplainedTerm = {
	readonly keyword: string;
	readonly use: 'keyword' | 'group' | 'exclude' | 'near' | 'query';
	readonly weight: number;
	readonly evidence: readonly Evidence[];
};

export type TopicIndex = {
	/** Adds a topic, or replaces the one with its id. */
	set(topic: Topic): void;
	remove(topicId: string): void;
	/** Matches in no particular order; evidence in order of place. */
	match(article: Matchable): Match[];
	/** undefined when the index has no such topic. */
	explain(topicId: string, article: Matchable): Explanation | undefined;
	/** How many keywords, excluded ones included, are looked for. */
	size(): number;
};

/** No phrase and no NEAR reaches from the title into the text: word numbers jump. */
const FIELD_GAP = 64;
/** A term that fills an article needs no more proof than this. */
const MOST_EVIDENCE = 20;

type Entry = { readonly plan: Plan; readonly uses: readonly Use[]; readonly slot: number };
/** A phrase node that stands for a term of a topic. */
type Use = { readonly node: number; readonly lexemes: readonly number[]; readonly term: number; readonly slot: number };

export function createTopicIndex(topics: readonly Topic[] = []): TopicIndex {
	const lexemes = createLexemes();
	const trie = createPhraseTrie();
	const scanner = createScanner();
	const entries = new Map<string, Entry>();
	const bySlot: (Entry | undefined)[] = [];
	const freeSlots: number[] = [];
	/** By phrase node: the terms it stands for. */
	const usesOf: (Use[] | undefined)[] = [];

	let titleEndNow = 0;
	function set(topic: Topic): void {
		remove(topic.id);
		const plan = planOf(topic);
		const slot = freeSlots.pop() ?? bySlot.length;
		const uses = plan.terms.flatMap((term, at) =>
			term.phrases.map((phrase) => {
				const taken = phrase.map(({ word, role }) => lexemes.take(word, role));
				return { node: trie.take(taken), lexemes: taken, term: at, slot };
			}),
		);
		for (const use of uses) {
			const others = usesOf[use.node];
			if (others) others.push(use);
			else usesOf[use.node] = [use];
		}
		const entry = { plan, uses, slot };
		bySlot[slot] = entry;
		entries.set(topic.id, entry);
	}

	function remove(topicId: string): void {
		const entry = entries.get(topicId);
		if (!entry) return;
		for (const use of entry.uses) {
			const others = usesOf[use.node]!.filter((other) => other !== use);
			usesOf[use.node] = others.length > 0 ? others : undefined;
			trie.release(use.node);
			for (const lexeme of use.lexemes) lexemes.release(lexeme);
		}
		entries.delete(topicId);
		bySlot[entry.slot] = undefined;
		freeSlots.push(entry.slot);
	}

	/** Scans title and text; answers where the words of each begin. */
	function read(article: Matchable): { titleEnd: number; textStart: number; end: number } {
		scanner.clear();
		const titleEnd = scanner.scan(article.title, 0, lexemes.arrays(), trie.arrays());
		const textStart = titleEnd + FIELD_GAP;
		const end = scanner.scan(article.text, textStart, lexemes.arrays(), trie.arrays());
		return { titleEnd, textStart, end };
	}

	/** Places by topic slot and term. */
	function found(article: Matchable): Map<number, Map<number, [number, number][]>> {
		const { titleEnd, textStart, end } = read(article);
		titleEndNow = titleEnd;
		const leadEnd = leadEndOf(article, textStart, end);
		const bySlotAndTerm = new Map<number, Map<number, [number, number][]>>();
		for (let at = 0; at < scanner.hitsEnd; at += 3) {
			const first = scanner.hits[at + 1]!;
			const last = scanner.hits[at + 2]!;
			for (const { slot, term } of usesOf[scanner.hits[at]!] ?? []) {
				if (!isInField(first, bySlot[slot]!.plan.terms[term]!.field, titleEnd, leadEnd)) continue;
				let terms = bySlotAndTerm.get(slot);
				if (!terms) bySlotAndTerm.set(slot, (terms = new Map()));
				const places = terms.get(term);
				if (!places) terms.set(term, [[first, last]]);
				else if (places.at(-1)![0] !== first || places.at(-1)![1] !== last) places.push([first, last]);
			}
		}
		return bySlotAndTerm;
	}

	function leadEndOf(article: Matchable, textStart: number, end: number): number {
		const firstBreak = article.text.indexOf('\n');
		const lead = article.lead ?? (firstBreak < 0 ? article.text.length : firstBreak);
		let word = textStart;
		while (word < end && scanner.starts[word]! < lead) word += 1;
		return word;
	}

	function evidenceOf(article: Matchable, keyword: string, places: Places, titleWords: number): Evidence[] {
		return places.slice(0, MOST_EVIDENCE).map(([first, last]) => {
			const field = first < titleWords ? 'title' : 'text';
			const start = scanner.starts[first]!;
			const end = scanner.ends[last]!;
			return { field, keyword, start, end, quote: article[field].slice(start, end) };
		});
	}
	void (0 as unknown as Verdict);

	function match(article: Matchable): Match[] {
		const matches: Match[] = [];
		const slots = found(article);
		for (const [slot, terms] of slots) {
			const { plan } = bySlot[slot]!;
			const places = plan.terms.map((_, at) => terms.get(at) ?? []);
			const verdict = judge(plan, places);
			if (!verdict.matched) continue;
			const evidence = verdict.counted.flatMap((term) =>
				evidenceOf(article, plan.terms[term]!.keyword, places[term]!, titleEndNow),
			);
			matches.push({ topicId: plan.topic.id, articleId: article.id, score: verdict.score, evidence });
		}
		return matches;
	}

	for (const topic of topics) set(topic);
	return { set, remove, match, explain: () => undefined, size: () => lexemes.size() };
}
