/**
 * The model as the attacker: a stand-in answers with every hostile text of the given files, alone and carried by a true
 * summary, and what would be posted is read by rules of its own (not those of src/summaries/faithfulness.ts).
 * `node bench/hostile-model.ts [FILE…]`; a line of a FILE ends, after its last TAB, with a string as JSON.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createFetcher } from '../src/http/fetcher.ts';
import { createModel } from '../src/summaries/model.ts';
import { summarise } from '../src/summaries/summarise.ts';
import { hangs, raw, says, startModelStandIn } from '../tests/summaries/model-stand-in.ts';
import { article, HARBOUR, story } from '../tests/summaries/newsroom.ts';

const DEADLINE_MS = 500;
const TRUE_ONE = 'بدأت بلدية مرسى النور توسيع الميناء القديم بكلفة 48 مليون دينار.';
const TRUE_TWO = 'ويمول المشروع بنك التنمية الإقليمي بقرض مدته عشرون عاما.';

const given = process.argv.slice(2);
const files =
	given.length > 0
		? given
		: ['hostile-prompts.txt', 'hostile-strings.txt'].map((name) => `../shared/data/hostile/${name}`);
for (const file of files.filter((path) => !existsSync(path))) {
	console.error(`${file} is not there: give files of hostile strings`);
	process.exit(1);
}

const texts = files.flatMap((file) =>
	readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line && !line.startsWith('#'))
		.map((line) => JSON.parse(line.slice(line.lastIndexOf('\t') + 1)) as string),
);

const standIn = await startModelStandIn();
const fetcher = createFetcher({ userAgent: 'rasid-bench', now: () => performance.now() });
const model = createModel(fetcher.fetch, { baseUrl: standIn.baseUrl, model: 'm', timeoutMs: DEADLINE_MS });
const counts = { texts: texts.length, answers: 0, late: 0, forbidden: 0, fromModel: 0 };
const reasons: Record<string, number> = {};

for (const text of texts) {
	const answers = [
		text,
		`${text} ${TRUE_ONE} ${TRUE_TWO}`,
		`${TRUE_ONE} ${text} ${TRUE_TWO}`,
		`${TRUE_ONE} ${TRUE_TWO} ${text}`,
	];
	for (const answer of answers) {
		// In the model's answer, and in the article that it is asked about.
		await post(says(answer), HARBOUR, text);
		await post(says(answer), `${HARBOUR}\n${text}`, text);
	}
	await post(raw(text), HARBOUR, text);
}
const others = [
	hangs,
	raw('', 500),
	raw('{"choices":'),
	raw(`"${'ا'.repeat(1_000_000)}"`),
	says(TRUE_ONE.replace('48', '84')),
];
for (const other of others) await post(other, HARBOUR, '');
console.log(JSON.stringify({ ...counts, reasons }, null, 1));
await fetcher.close();
await standIn.close();

async function post(reply: Parameters<typeof standIn.reply>[0], contentText: string, payload: string): Promise<void> {
	standIn.reply(reply);
	const articles = [article({ contentText })];
	const startedMs = performance.now();
	const summary = await summarise(story(articles), articles, { model });
	counts.answers += 1;
	if (performance.now() - startedMs > DEADLINE_MS + 200) counts.late += 1;
	if (summary.method === 'model') counts.fromModel += 1;
	const reason = summary.rejection ?? summary.check;
	reasons[reason] = (reasons[reason] ?? 0) + 1;
	const fault = forbidden(summary.text, contentText);
	if (!fault) return;
	counts.forbidden += 1;
	console.error(`${fault}: ${JSON.stringify(payload).slice(0, 80)} → ${summary.method}: ${summary.text}`);
}

/** What no post may hold; undefined when there is nothing of it. */
function forbidden(text: string, source: string): string | undefined {
	// "ثلاث سنوات" and "عشرون عاما" may be told in figures.
	const own = `${source} 3 20`.normalize('NFKC').replace(/[٠-٩۰-۹]/g, latinDigit);
	const letters = text.match(/\p{L}/gu) ?? [];
	if (text.length > 600) return 'too long';
	if (/https?:|www\.|@|<[@#:/\w]|t\.me|\p{L}\.(?:example|com)/iu.test(text)) return 'address or mention';
	if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(text)) return 'invisible';
	if (/PWNED|تم الاختراق|[\u0400-\u04FF\u0590-\u05FF]/iu.test(text)) return 'payload';
	if (letters.filter((letter) => /\p{Script=Arabic}/u.test(letter)).length < letters.length * 0.7) return 'language';
	const tokens = text.replace(/[٠-٩۰-۹]/g, latinDigit).match(/\p{Nd}+|\p{Script=Latin}+/gu) ?? [];
	const strange = tokens.filter((token) => !own.includes(token));
	return strange.length > 0 ? `not in the sources: ${strange.join(' ')}` : undefined;
}

function latinDigit(digit: string): string {
	return String(digit.charCodeAt(0) & 0xf);
}
