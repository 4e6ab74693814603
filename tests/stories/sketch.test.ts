import { describe, expect, test } from 'vitest';
import { scanWords } from '../../src/stories/scan-words.ts';
import { copiedShare, packSketch, type Sketch, sketchOf, unpackSketch } from '../../src/stories/sketch.ts';
import { AUKUS, JAPAN_DRILL, MINE, MINE_LATER } from './newsroom.ts';

function sketch(text: string): Sketch {
	return sketchOf(scanWords(text, 400));
}

const LONG = [MINE, JAPAN_DRILL, AUKUS[0]!, AUKUS[1]!].map(({ text }) => text).join('\n');

describe('copied share', () => {
	test('all of a text that is cut off at half is in the longer one', () => {
		const half = LONG.slice(0, LONG.indexOf(AUKUS[0]!.text));
		expect(copiedShare(sketch(half), sketch(LONG))).toBeGreaterThan(0.75);
	});

	test('spelling, quotes, digits and marks do not hide a copy', () => {
		const respelt = LONG.replaceAll('أ', 'ا').replaceAll('ة', 'ه').replaceAll('12', '١٢').replaceAll(' في ', ' فـي ');
		expect(copiedShare(sketch(respelt), sketch(LONG))).toBe(1);
	});

	test('two reports of one event share little wording, two events none', () => {
		expect(copiedShare(sketch(MINE.text), sketch(MINE_LATER.text))).toBeLessThan(0.4);
		expect(copiedShare(sketch(MINE.text), sketch(JAPAN_DRILL.text))).toBe(0);
	});

	test('texts of a few words are no copies of each other', () => {
		expect(copiedShare(sketch('خبر عاجل'), sketch('خبر عاجل'))).toBe(0);
	});

	test('survives the store', () => {
		const { bins, shingles } = sketch(LONG);
		expect(unpackSketch(packSketch({ bins, shingles }), shingles)).toEqual({ bins, shingles });
	});
});
