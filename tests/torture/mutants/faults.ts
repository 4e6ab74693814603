/** Faults to plant in our own code, each a real mistake of its kind, and the tests that have to notice. */

export type PlantedFault = {
	readonly name: string;
	readonly file: string;
	/** Stands exactly once in the file. */
	readonly find: string;
	readonly replace: string;
	readonly tests: readonly string[];
};

const SENDER = 'src/pipeline/deliver-alerts.ts';
const CORRIDOR = ['tests/pipeline', 'tests/torture/simulation.test.ts'];

export const FAULTS: readonly PlantedFault[] = [
	{
		name: 'mark, then send',
		file: SENDER,
		find: "await outbox.put({ ...alert, status: 'sending' });",
		replace: "await outbox.put({ ...alert, status: 'sent', platformMessageId: '0' });",
		tests: CORRIDOR,
	},
	{
		name: 'send, then mark: no intent is stored',
		file: SENDER,
		find: "await outbox.put({ ...alert, status: 'sending' });",
		replace: '',
		tests: CORRIDOR,
	},
	{
		name: 'an outcome that cannot be stored is forgotten',
		file: SENDER,
		find: 'if (signal.aborted) return false;',
		replace: 'throw new Error();',
		tests: CORRIDOR,
	},
	{
		name: 'a doubt is forgotten at the start',
		file: 'src/alerts/retry.ts',
		find: "status: 'unknown', attempts: alert.attempts + 1, mayHaveArrived: true, lastError };",
		replace: "status: 'unknown', attempts: alert.attempts + 1, lastError };",
		tests: CORRIDOR,
	},
	{
		name: 'two messages at once to one channel',
		file: SENDER,
		find: 'busyChannels.add(channelId);',
		replace: '',
		tests: ['tests/pipeline'],
	},
	{
		name: 'an older edit overwrites a newer one',
		file: SENDER,
		find: 'Math.max(base!.shows ?? 0, newestEdit.get(base!.id) ?? 0) > alert.revision',
		replace: 'false',
		tests: ['tests/pipeline'],
	},
	{
		name: 'the news waits until every platform is up',
		file: 'src/app/shift.ts',
		find: 'await Promise.any(',
		replace: 'await Promise.all(',
		tests: ['tests/torture/rotation.test.ts'],
	},
	{
		name: 'a stop breaks off what is being sent',
		file: 'src/pipeline/landing.ts',
		find: 'const LANDING_MS = 8_000;',
		replace: 'const LANDING_MS = 0;',
		tests: ['tests/pipeline/deliver-alerts.test.ts'],
	},
	{
		name: 'nobody asks whether the platform is back',
		file: SENDER,
		find: "if (seen === 'back') backlog.hurry(now);",
		replace: '',
		tests: ['tests/torture/outage.test.ts'],
	},
	{
		name: 'the feed is remembered before its articles are to be placed',
		file: 'src/pipeline/check-feed.ts',
		find: 'const matched = await keep(',
		replace:
			'await records.feedStates.set(feed.id, afterCheck(feed.id, state, result, clock.now()));\n\tconst matched = await keep(',
		tests: CORRIDOR,
	},
	{
		name: 'the request to place is removed before the announcement stands',
		file: 'src/pipeline/place-article.ts',
		find: 'await records.toAnnounce.set(',
		replace: 'await records.toPlace.delete(articleId);\n\tawait records.toAnnounce.set(',
		tests: CORRIDOR,
	},
	{
		name: 'the digest and its marks are two writes',
		file: 'src/pipeline/send-digests.ts',
		find: 'await house.outbox.putAll([...digests, ',
		replace: 'await house.outbox.putAll(digests);\n\tawait house.outbox.putAll([',
		tests: CORRIDOR,
	},
	{
		name: 'what stands already wakes nobody',
		file: 'src/pipeline/announce-story.ts',
		find: '[...alerts, ...waiting].map(',
		replace: 'alerts.map(',
		tests: CORRIDOR,
	},
	{
		name: 'synchronous NORMAL',
		file: 'src/storage/sqlite-database.ts',
		find: 'PRAGMA synchronous = FULL',
		replace: 'PRAGMA synchronous = NORMAL',
		tests: ['tests/storage'],
	},
	{
		name: 'no nonce is enforced',
		file: 'src/platforms/discord/delivery.ts',
		find: 'enforce_nonce: true,',
		replace: '',
		tests: ['tests/platforms/discord/delivery.test.ts'],
	},
	{
		name: 'no look back where it may have arrived',
		file: 'src/platforms/discord/delivery.ts',
		find: 'const arrived = delivery.mayHaveArrived && (await lookedUp(findArrived(channelId, delivery, signal)));',
		replace: 'const arrived = undefined;',
		tests: ['tests/platforms/discord/delivery.test.ts'],
	},
	{
		name: 'the guard judges by look-up alone',
		file: 'src/http/guarded-agent.ts',
		find: 'if (isIP(literal) !== 0 && !isAllowed(literal)) callback(refusal(), null);\n\t\t\telse connect(options, callback);',
		replace: 'if (literal !== undefined) connect(options, callback);',
		tests: ['tests/http'],
	},
	{
		name: 'Keyv’s false is ignored',
		file: 'src/storage/collection.ts',
		find: "if (!done) throw new StorageError('failed', 'the write was not done', { collection: name, id });",
		replace: 'void done;',
		tests: ['tests/storage'],
	},
	{
		name: 'clearing a collection wipes its neighbour',
		file: 'src/storage/sqlite-engine.ts',
		find: "clear: db.prepare('DELETE FROM records WHERE key > ? AND key < ?'),",
		replace: "clear: db.prepare(\"DELETE FROM records WHERE key LIKE ? || '%' AND ? <> ''\"),",
		tests: ['tests/storage'],
	},
	{
		name: 'no cap on depth',
		file: 'src/feeds/canonical-xml.ts',
		find: 'const MAX_DEPTH = 64;',
		replace: 'const MAX_DEPTH = 1e9;',
		tests: ['tests/feeds'],
	},
	{
		name: 'mentions are allowed',
		file: 'src/platforms/discord/delivery.ts',
		find: ', allowed_mentions: { parse: [] } };',
		replace: ' };',
		tests: ['tests/platforms/discord'],
	},
	{
		name: 'a button is not asked for rights',
		file: 'src/conversation/conversation.ts',
		find: 'return guarded(pressed, handler, (context)',
		replace: 'return guarded(pressed, EVERYONE, (context)',
		tests: ['tests/conversation'],
	},
	{
		name: 'a token in a log',
		file: 'src/observability/redact.ts',
		find: 'return (text) => {',
		replace: 'return (text) => {\n\t\tif (text) return text;',
		tests: ['tests/observability', 'tests/torture/secrets.test.ts'],
	},
	{
		name: 'secrets stay in the environment, for every report to show',
		file: 'src/app/last-words.ts',
		find: 'forgetSecrets();',
		replace: '',
		tests: ['tests/torture/secrets.test.ts'],
	},
	{
		name: 'Node prints an uncaught error with all that hangs on it',
		file: 'src/app/last-words.ts',
		find: "process.on('uncaughtException', (error) => {",
		replace: "process.on('SIGURG', (error) => {",
		tests: ['tests/torture/secrets.test.ts'],
	},
	{
		name: 'a broken entry keeps its feed back',
		file: 'src/pipeline/read-entries.ts',
		find: 'if (signal.aborted) throw error;',
		replace: 'if (error) throw error;',
		tests: ['tests/pipeline'],
	},
	{
		name: 'a complaint quotes a whole value',
		file: 'config/problem.ts',
		find: '.slice(0, 4)',
		replace: '',
		tests: ['tests/config'],
	},
	{
		name: 'an offset in place of a zone',
		file: 'src/alerts/local-time.ts',
		find: 'if (localTime(guess, zone).minute === minute && !shiftsBefore(guess, start, zone, minute)) return guess;',
		replace: 'if (guess) return guess;',
		tests: ['tests/alerts'],
	},
];
