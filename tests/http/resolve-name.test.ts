/** Names are asked for once, kept by their lifetime, in both families; a failure is not kept. */
import { expect, test } from 'vitest';
import { createLookup, type Resolve } from '../../src/http/resolve-name.ts';

type Answer = { readonly address: string; readonly ttl: number }[] | string;

/** A name server: each family answers records or an error's code. */
function nameServer(answers: { v4: Answer; v6: Answer }) {
	let questions = 0;
	let opened = 0;
	let nowMs = 0;
	const reply = async (answer: Answer) => {
		if (typeof answer === 'string') throw Object.assign(new Error(answer), { code: answer });
		return answer;
	};
	const resolver = {
		resolve4: async () => {
			questions += 1;
			return reply(answers.v4);
		},
		resolve6: async () => reply(answers.v6),
	} as unknown as Resolve;
	const lookup = createLookup(
		() => nowMs,
		() => {
			opened += 1;
			return resolver;
		},
	);
	return {
		lookup,
		answers,
		questions: () => questions,
		opened: () => opened,
		pass: (ms: number) => {
			nowMs += ms;
		},
	};
}

const V4 = [{ address: '192.0.2.7', ttl: 120 }];
const V6 = [{ address: '2001:db8::7', ttl: 60 }];

test('both families are answered, and one family is enough', async () => {
	expect(await nameServer({ v4: V4, v6: V6 }).lookup('a.example')).toEqual(['192.0.2.7', '2001:db8::7']);
	expect(await nameServer({ v4: 'ENODATA', v6: V6 }).lookup('a.example')).toEqual(['2001:db8::7']);
	expect(await nameServer({ v4: V4, v6: 'ETIMEOUT' }).lookup('a.example')).toEqual(['192.0.2.7']);
	expect(await nameServer({ v4: 'ENOTFOUND', v6: 'ENOTFOUND' }).lookup('a.example')).toEqual([]);
});

test('many at once ask once; the answer is kept for the shortest lifetime', async () => {
	const server = nameServer({ v4: V4, v6: V6 });
	await Promise.all(Array.from({ length: 20 }, () => server.lookup('a.example')));
	server.pass(59_000);
	await server.lookup('a.example');
	expect(server.questions()).toBe(1);
	server.pass(2_000);
	await server.lookup('a.example');
	expect(server.questions()).toBe(2);
});

test('a failing name server is an error, is asked again at once and on the settings of the moment', async () => {
	const server = nameServer({ v4: 'ETIMEOUT', v6: 'ENODATA' });
	await expect(server.lookup('a.example')).rejects.toMatchObject({ code: 'ETIMEOUT' });
	server.answers.v4 = V4;
	expect(await server.lookup('a.example')).toEqual(['192.0.2.7']);
	expect(server.opened()).toBe(2);
});

test('a name with hundreds of addresses is cut', async () => {
	const many = Array.from({ length: 250 }, (_, index) => ({ address: `192.0.2.${index}`, ttl: 60 }));
	expect(await nameServer({ v4: many, v6: V6 }).lookup('a.example')).toHaveLength(8);
});
