/** Settings: every mistake at once, each with its place and remedy; secrets never in a message. */
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../config/environment.ts';
import { problemLine } from '../../config/problem.ts';

function envFile(text: string, mode = 0o600): string {
	const file = join(mkdtempSync(join(tmpdir(), 'rasid-')), '.env');
	writeFileSync(file, text);
	chmodSync(file, mode);
	return file;
}

const problemsOf = (file: string, variables: Record<string, string> = {}) => {
	const result = readEnvironment(file, variables);
	return result.kind === 'problems' ? result.problems.map(problemLine) : [];
};

test('an empty .env is a whole configuration', () => {
	const result = readEnvironment(envFile(''), {});
	expect(result).toMatchObject({
		kind: 'ok',
		environment: {
			storeUrl: 'sqlite:data/rasid.db',
			webHost: '127.0.0.1',
			webPort: 8741,
			requestsPerHour: 30_000,
			language: 'ar',
			timeZone: 'Asia/Riyadh',
			owners: [],
		},
	});
	expect(result.kind === 'ok' && result.environment.discordToken).toBeUndefined();
});

test('the example file says the same', () => {
	expect(readEnvironment(envFile(readFileSync('.env.example', 'utf8')), {})).toEqual(readEnvironment(envFile(''), {}));
});

test('all mistakes come at once, with file, line, field and remedy', () => {
	const file = envFile(
		'# settings\nDISCORD_TOKEN=abc\nRASID_WEB_PORT=http\n\nRASID_TIME_ZONE=Riyadh\nRASID_STORE=mysql://x\nRASID_WEB_HOST=0.0.0.0\nRASID_MODEL_URL=https://model.example\n',
	);
	const problems = problemsOf(file);
	expect(problems.map((line) => line.slice(file.length))).toEqual([
		':2: DISCORD_TOKEN: does not look like a bot token (three parts joined by dots). Copy it again from the Bot page of the Discord developer portal',
		':6: RASID_STORE: "mysq…" names no store. Write sqlite:PATH or redis://HOST:PORT',
		':7: RASID_WEB_HOST: the page would be open to the network on "0.0.…". Write 127.0.0.1 and put a proxy with its own login in front of it',
		':3: RASID_WEB_PORT: "http" is no whole number from 0 to 65535. Write a whole number from 0 to 65535',
		':5: RASID_TIME_ZONE: "Riya…" is no IANA time zone. Write one such as Asia/Riyadh or Africa/Cairo',
		': RASID_MODEL_NAME: missing. Write the model to ask, as the endpoint names it',
	]);
});

test('no complaint repeats a secret that stands in the wrong line', () => {
	const names = ['RASID_STORE', 'RASID_WEB_HOST', 'RASID_WEB_PORT', 'RASID_TIME_ZONE', 'RASID_LOG', 'RASID_LANGUAGE'];
	const more = ['DISCORD_API_BASE', 'TELEGRAM_API_ROOT', 'RASID_OWNERS', 'RASID_REQUESTS_PER_HOUR', 'RASID_PUBLIC_URL'];
	// A key of no known shape: the redactor would not know it.
	const wrong = Object.fromEntries([...names, ...more].map((name) => [name, 'key-canary-canary']));
	const problems = problemsOf(envFile(''), wrong);
	expect(problems).toHaveLength(names.length + more.length);
	expect(problems.join()).not.toContain('canary');
});

test('a file that others can read is refused, for it holds tokens', () => {
	const file = envFile('', 0o644);
	expect(problemsOf(file)).toEqual([
		`${file}: mode: other users of this machine can read the file, and it holds tokens. Run: chmod 600 ${file}`,
	]);
});

describe('pushes from hubs', () => {
	test('are off without a public address, whatever the port', () => {
		const result = readEnvironment(envFile('RASID_HOOK_PORT=9000\n'), {});
		expect(result.kind === 'ok' && result.environment.hooks).toBeUndefined();
	});
	test('come at the public address, which leads to our port', () => {
		const result = readEnvironment(envFile('RASID_PUBLIC_URL=https://bot.example/rasid/\n'), {});
		expect(result).toMatchObject({ environment: { hooks: { publicUrl: 'https://bot.example/rasid', port: 8742 } } });
	});
	test.each(['http://bot.example', 'bot.example', 'https://user:word@bot.example'])('never at %s', (address) => {
		expect(problemsOf(envFile(`RASID_PUBLIC_URL=${address}\n`))).toHaveLength(1);
	});
});

describe('the desk from afar', () => {
	test('stands at an https address, or at a proxy on this machine', () => {
		const deskOf = (text: string) => {
			const result = readEnvironment(envFile(text), {});
			return result.kind === 'ok' ? result.environment.desk : result.problems;
		};
		expect(deskOf('')).toBeUndefined();
		expect(deskOf('RASID_DESK_URL=https://Desk.example/\nRASID_DESK_PORT=9000\n')).toEqual({
			publicUrl: 'https://desk.example',
			port: 9000,
		});
		expect(deskOf('RASID_DESK_URL=http://127.0.0.1:8743\n')).toEqual({
			publicUrl: 'http://127.0.0.1:8743',
			port: 8743,
		});
	});
	test.each([
		'http://desk.example',
		'https://desk.example/rasid',
		'https://user:word@desk.example',
		'https://desk.example?x',
	])('never at %s', (address) => {
		expect(problemsOf(envFile(`RASID_DESK_URL=${address}\n`))).toHaveLength(1);
	});
});

describe('owners', () => {
	test.each([
		'telegram:1087968824',
		'telegram:777000',
		'telegram:-5',
		'telegram:0',
		'telegram:NaN',
		'whatsapp:12345',
		'12345',
	])('%s is nobody', (owner) => {
		expect(problemsOf(envFile(`RASID_OWNERS=${owner}\n`))).toHaveLength(1);
	});
	test('several people', () => {
		const result = readEnvironment(envFile('RASID_OWNERS=discord:80351110224678912, telegram:123456789\n'), {});
		expect(result).toMatchObject({ environment: { owners: ['discord:80351110224678912', 'telegram:123456789'] } });
	});
});

test('a wrong token is never repeated in the message', () => {
	const problems = problemsOf(envFile('TELEGRAM_TOKEN=my-secret-value\n')).join('\n');
	expect(problems).toContain('TELEGRAM_TOKEN');
	expect(problems).not.toContain('my-secret-value');
});

test('the process’s variables win over the file, and then the file’s line is not blamed', () => {
	const file = envFile('RASID_WEB_PORT=1\n');
	expect(readEnvironment(file, { RASID_WEB_PORT: '2' })).toMatchObject({ environment: { webPort: 2 } });
	expect(problemsOf(file, { RASID_WEB_PORT: 'x' })[0]).not.toContain(':1:');
});
