/** The one-line language: meaning, and faults at their character. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../src/topics/query.ts';
import type { Query } from '../../src/topics/query-tree.ts';

/** A query written back with all its parentheses. */
function shown(query: Query): string {
	if (query.kind === 'term')
		return `${query.keyword.field ? `${query.keyword.field}:` : ''}${query.keyword.exact ? '=' : ''}${query.keyword.text}`;
	if (query.kind === 'except') return `(${shown(query.of)} but not ${query.not.map(shown).join(', ')})`;
	if (query.kind === 'near')
		return `(${query.parts.map(shown).join(query.ordered ? ` before ${query.within} ` : ` near ${query.within} `)})`;
	return `(${query.parts.map(shown).join(query.kind === 'all' ? ' and ' : ' or ')})`;
}

test.each([
	['AUKUS', 'AUKUS'],
	['a b OR c', '((a and b) or c)'],
	['a AND (b OR c)', '(a and (b or c))'],
	['ناتو و آسيا أو "حلف شمال الأطلسي"', '((ناتو and آسيا) or حلف شمال الأطلسي)'],
	[
		'"الناتو الآسيوي" OR AUKUS OR (ناتو NEAR/6 آسيا) -كرة',
		'((الناتو الآسيوي or AUKUS or (ناتو near 6 آسيا)) but not كرة)',
	],
	['a (b -c)', '(a and (b but not c))'],
	['NOT a b', '(b but not a)'],
	['ناتو قبل/٣ آسيا', '(ناتو before 3 آسيا)'],
	['(a OR b) NEAR/4 c', '((a or b) near 4 c)'],
	['title:=NATO «حلف الناتو»', '(title:=NATO and حلف الناتو)'],
	['F-35', 'F-35'],
])('%s', (source, meaning) => {
	const parsed = parseQuery(source);
	expect('query' in parsed && shown(parsed.query)).toBe(meaning);
});

test.each([
	['  ', 'empty', 0],
	['a OR', 'missing-operand', 4],
	['OR a', 'missing-operand', 0],
	['a AND OR b', 'missing-operand', 6],
	['(a b', 'unclosed-parenthesis', 0],
	['a)', 'stray-parenthesis', 1],
	['()', 'missing-operand', 1],
	['"الناتو', 'unclosed-quote', 0],
	['-كرة', 'only-exclusions', 0],
	['a NEAR/99 b', 'bad-distance', 7],
	['a NEAR/x b', 'bad-distance', 7],
	['(a b) NEAR/3 c', 'bad-near', 6],
	['a ++ b', 'bad-term', 2],
	[`${'('.repeat(40)}a${')'.repeat(40)}`, 'too-deep', 17],
	['a '.repeat(300), 'too-long', 500],
])('%s is refused', (source, kind, at) => {
	const parsed = parseQuery(source);
	expect('fault' in parsed && parsed.fault).toMatchObject({
		kind,
		at,
		message: { ar: expect.stringMatching(/[\u0621-\u064A]/), en: expect.stringMatching(/^[A-Z]/) },
	});
});

test('whatever is typed gives a meaning or a fault inside the line', () => {
	const piece = fc.constantFrom(
		'(',
		')',
		'"',
		'«',
		'-',
		' ',
		' OR ',
		' NEAR/3 ',
		'أو',
		'ناتو',
		'title:',
		'=',
		'NOT',
		'constructor',
		'/',
		':',
		'.*',
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
			const source = pieces.join('');
			const parsed = parseQuery(source);
			if ('fault' in parsed) expect(parsed.fault.at).toBeLessThanOrEqual(source.length);
			else expect(shown(parsed.query)).not.toBe('');
		}),
	);
});
