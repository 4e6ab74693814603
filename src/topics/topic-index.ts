/** All topics against one article in one pass: the index that every article meets. */
import type { Evidence, Match, Topic } from '../domain/topic.ts';
import { type Explanation, explanation } from './explain.ts';
import { createLexemes } from './lexemes.ts';
import type { Places } from './near.ts';
import { createOccurrences } from './occurrences.ts';
import { PhraseReader } from './phrase-reader.ts';
import { createPhraseTrie } from './phrase-trie.ts';
import { type Plan, phrasesOf, planOf, type Term } from './plan.ts';
import { END, Scanner, START, WORD } from './scan.ts';
import { judge } from './score.ts';
import { WordMemory } from './word-memory.ts';

/** What is matched: clean source text. `lead` is the length of the lead at the start of `text`, its first paragraph (or 600 characters of it) by default. */
export type Matchable = { readonly id: string; readonly title: string; readonly text: string; readonly lead?: number };

export type TopicIndex = {
	/** Adds a topic, or replaces the one with its id. Costs as much as its own keywords, however many topics there are. */
	set(topic: Topic): void;
	/** Does nothing for an id it does not have. */
	remove(topicId: string): void;
	/** The topics that match, in no particular order, each with its evidence in order of place. */
	match(article: Matchable): Match[];
	/** The ids of the topics that match, in no particular order: `match` without the cost of the evidence. */
	topicsIn(article: Matchable): string[];
	/** Why a topic matches the article or not; undefined for an id it does not have. */
	explain(topicId: string, article: Matchable): Explanation | undefined;
};

/** No phrase and no NEAR reaches from the title into the text: the words' numbers jump. */
const FIELD_GAP = 64;
/** The most characters of a lead: a text without paragraphs is not all lead. */
const LONGEST_LEAD = 600;
/** A term that fills an article needs no more proof than this. */
const MOST_EVIDENCE = 20;

type Entry = { readonly plan: Plan; readonly nodes: readonly number[]; readonly slot: number };
type Reading = { readonly article: Matchable; readonly titleEnd: number; readonly leadEnd: number };

export function createTopicIndex(topics: readonly Topic[] = []): TopicIndex {
	const trie = createPhraseTrie();
	const lexemes = createLexemes(trie.addLexeme, trie.removeLexeme);
	const scanner = new Scanner();
	const memory = new WordMemory();
	const phrases = new PhraseReader();
	const occurrences = createOccurrences();
	const entries = new Map<string, Entry>();
	/** By slot: the topic, and what a plain one's match needs, side by side for the processor's cache. */
	const bySlot: (Entry | undefined)[] = [];
	const idOf: string[] = [];
	const plainKeywordsOf: (readonly string[] | undefined)[] = [];
	const plainWeightsOf: (readonly number[] | undefined)[] = [];
	const freeSlots: number[] = [];

	function set(topic: Topic): void {
		remove(topic.id);
		memory.forget();
		const plan = planOf(topic);
		const slot = freeSlots.pop() ?? bySlot.length;
		const nodes: number[] = [];
		for (const [at, term] of plan.terms.entries()) {
			for (const phrase of phrasesOf(term)) {
				const role = term.exact ? 'exact' : phrase.length === 1 ? 'alone' : 'phrase';
				const node = trie.take(phrase.map((word) => lexemes.take(word, role)));
				trie.setValue(node, occurrences.addUse(trie.valueOf(node), slot, at, term.field));
				nodes.push(node);
			}
		}
		const entry = { plan, nodes, slot };
		bySlot[slot] = entry;
		idOf[slot] = topic.id;
		plainKeywordsOf[slot] = plan.isPlain ? plan.terms.map(({ keyword }) => keyword) : undefined;
		const isEven = plan.terms.every(({ weight }) => weight === 1);
		plainWeightsOf[slot] = isEven ? undefined : plan.terms.map(({ weight }) => weight);
		entries.set(topic.id, entry);
	}

	function remove(topicId: string): void {
		const entry = entries.get(topicId);
		if (!entry) return;
		memory.forget();
		for (const node of entry.nodes) {
			trie.setValue(node, occurrences.removeUses(trie.valueOf(node), entry.slot));
			for (const lexeme of trie.release(node)) lexemes.release(lexeme);
		}
		entries.delete(topicId);
		bySlot[entry.slot] = undefined;
		freeSlots.push(entry.slot);
	}

	/** Scans title and text, and files what was found under its topics. */
	function read(article: Matchable): Reading {
		scanner.clear();
		const titleEnd = scanner.scan(article.title, 0);
		const textStart = titleEnd + FIELD_GAP;
		const end = scanner.scan(article.text, textStart);
		const leadEnd = leadEndOf(article, textStart, end);
		const tree = trie.arrays();
		memory.begin();
		memory.recall(scanner, 0, titleEnd);
		memory.recall(scanner, textStart, end);
		memory.learn(scanner, lexemes.arrays(), tree.nodes);
		phrases.clear();
		phrases.read(scanner.words, memory.records, 0, titleEnd, tree);
		phrases.read(scanner.words, memory.records, textStart, end, tree);
		occurrences.file(phrases.hits, phrases.hitsEnd, titleEnd, leadEnd);
		return { article, titleEnd, leadEnd };
	}

	/** Number of the first word after the lead. */
	function leadEndOf(article: Matchable, textStart: number, end: number): number {
		const firstBreak = article.text.indexOf('\n');
		const lead = article.lead ?? Math.min(LONGEST_LEAD, firstBreak < 0 ? article.text.length : firstBreak);
		const { words } = scanner;
		let low = textStart;
		let high = end;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (words[middle * WORD + START]! < lead) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	function evidenceAt({ article, titleEnd }: Reading, keyword: string, first: number, last: number): Evidence {
		const field = first < titleEnd ? 'title' : 'text';
		const start = scanner.words[first * WORD + START]!;
		const end = scanner.words[last * WORD + END]!;
		return { field, keyword, start, end, quote: article[field].slice(start, end) };
	}

	function evidenceOf(reading: Reading, term: Term, places: Places): Evidence[] {
		return places.slice(0, MOST_EVIDENCE).map(([first, last]) => evidenceAt(reading, term.keyword, first, last));
	}

	function match(article: Matchable): Match[] {
		const reading = read(article);
		const matches: Match[] = [];
		for (const slot of occurrences.slots()) {
			const keywords = plainKeywordsOf[slot];
			const found = keywords ? plainMatch(reading, slot, keywords) : ruledMatch(reading, slot);
			if (found) matches.push(found);
		}
		return matches;
	}

	function topicsIn(article: Matchable): string[] {
		read(article);
		const found: string[] = [];
		for (const slot of occurrences.slots()) {
			if (plainKeywordsOf[slot] || judge(bySlot[slot]!.plan, occurrences.placesOf(slot)).matched)
				found.push(idOf[slot]!);
		}
		return found;
	}

	/** Any keyword is enough: what was found is the evidence. Each keyword has its first place; others only while there is room. */
	function plainMatch(reading: Reading, slot: number, keywords: readonly string[]): Match {
		const occurrence = occurrences.entries();
		const weights = plainWeightsOf[slot];
		const evidence: Evidence[] = [];
		const terms: number[] = [];
		let score = 0;
		let lastFirst = -1;
		for (const at of occurrences.inOrder(slot)) {
			const term = occurrence[at]!;
			const first = occurrence[at + 1]!;
			const isSeen = terms.includes(term);
			if (isSeen && (evidence.length >= MOST_EVIDENCE || first === lastFirst)) continue;
			lastFirst = first;
			if (!isSeen) {
				terms.push(term);
				score += weights ? weights[term]! : 1;
			}
			evidence.push(evidenceAt(reading, keywords[term]!, first, occurrence[at + 2]!));
		}
		return { topicId: idOf[slot]!, articleId: reading.article.id, score, evidence };
	}

	function ruledMatch(reading: Reading, slot: number): Match | undefined {
		const { plan } = bySlot[slot]!;
		const places = occurrences.placesOf(slot);
		const { matched, score, counted } = judge(plan, places);
		if (!matched) return undefined;
		const evidence = [...counted].flatMap(([term, its]) => evidenceOf(reading, plan.terms[term]!, its));
		return { topicId: plan.topic.id, articleId: reading.article.id, score, evidence: evidence.sort(byPlace) };
	}

	function explain(topicId: string, article: Matchable): Explanation | undefined {
		const entry = entries.get(topicId);
		if (!entry) return undefined;
		const reading = read(article);
		const places = occurrences.placesOf(entry.slot);
		return explanation(entry.plan, judge(entry.plan, places), (term) =>
			evidenceOf(reading, entry.plan.terms[term]!, places.get(term) ?? []),
		);
	}

	for (const topic of topics) set(topic);
	return { set, remove, match, topicsIn, explain };
}

function byPlace(one: Evidence, other: Evidence): number {
	if (one.field !== other.field) return one.field === 'title' ? -1 : 1;
	return one.start - other.start;
}
