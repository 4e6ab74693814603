/**
 * Hostile strings by all the ways they take, on both platforms and in the log: how much harm they do.
 * node bench/hostile-text-routes.ts [FILE]; a line of FILE is "class TAB what must hold TAB string as JSON".
 */
import { existsSync, readFileSync } from 'node:fs';
import { harmsOf, WAYS } from '../tests/hostile-text/routes.ts';

const file = process.argv[2] ?? '../shared/data/hostile/hostile-strings.txt';
if (!existsSync(file)) {
	console.error(`${file} is not there: give a file of hostile strings`);
	process.exit(1);
}
const lines = readFileSync(file, 'utf8').split('\n');
const texts = lines.flatMap((line) => {
	const json = line.slice(line.lastIndexOf('\t') + 1);
	return json === '' || line.startsWith('#') ? [] : [JSON.parse(json) as string];
});
const started = performance.now();
const harms = await harmsOf(texts);
for (const { what, where, way, text, shown } of harms)
	console.error(what, where, way, JSON.stringify(text.slice(0, 80)), JSON.stringify(shown.slice(0, 200)));
const counts = Object.groupBy(harms, ({ what }) => what);
const count = (what: keyof typeof counts) => counts[what]?.length ?? 0;
console.log(
	`${texts.length} strings by ${WAYS.length} ways on both platforms: ${count('ping')} pings, ${count('foreign link')} foreign links, ` +
		`${count('markup')} with markup, ${count('parse error')} parse errors, ${count('direction turned')} turned, ` +
		`${count('broken log line')} broken log lines; ${Math.round((performance.now() - started) / 1000)} s`,
);
process.exit(harms.length === 0 ? 0 : 1);
