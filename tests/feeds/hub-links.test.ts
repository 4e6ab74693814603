/** What a Link header says of a hub. */
import { expect, test } from 'vitest';
import { hubLinks } from '../../src/feeds/hub-links.ts';

const URL = 'https://almarfa.example/feed/';
const BOTH = { hubUrl: 'https://hub.example/', selfUrl: URL };

test.each([
	['two links', `<https://hub.example/>; rel="hub", <${URL}>; rel="self"`, BOTH],
	[
		'among others, in any order and case',
		`</a>; rel=next, <${URL}>; title="أ, ب"; REL=Self, <https://hub.example/>; rel="x HUB"`,
		BOTH,
	],
	[
		'relative addresses',
		'</hub>; rel=hub, <>; rel=other, <?full>; rel=self',
		{ hubUrl: 'https://almarfa.example/hub', selfUrl: `${URL}?full` },
	],
	[
		'the first of several hubs',
		`<https://hub.example/>; rel=hub, <https://two.example/>; rel=hub, <${URL}>; rel=self`,
		BOTH,
	],
	['a hub without the name that it knows the feed by', '<https://hub.example/>; rel=hub', {}],
	['a hub that is no address of the web', `<javascript:alert(1)>; rel=hub, <${URL}>; rel=self`, {}],
	['nothing', '', {}],
])('%s', (_, link, expected) => {
	expect(hubLinks({ link }, URL)).toEqual(expected);
});
