/** Plants each fault in a copy of the project and shows which test notices: `npm run test:mutants`, or with a part of a name. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FAULTS, type PlantedFault } from './faults.ts';

type Report = {
	readonly testResults: readonly {
		readonly name: string;
		readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
	}[];
};

const ROOT = resolve(import.meta.dirname, '../../..');
const COPIED = [
	'src',
	'tests',
	'commands',
	'config',
	'deploy',
	'package.json',
	'tsconfig.json',
	'vitest.config.ts',
	'.gitignore',
	'.env.example',
];

const copy = mkdtempSync(join(tmpdir(), 'rasid-mutants-'));
for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
const chosen = FAULTS.filter(({ name }) => name.includes(process.argv[2] ?? ''));
const survivors = chosen.filter((fault) => !isCaught(fault));
rmSync(copy, { recursive: true, force: true });
console.log(`${chosen.length - survivors.length} of ${chosen.length} planted faults were caught`);
process.exitCode = survivors.length === 0 ? 0 : 1;

function isCaught({ name, file, find, replace, tests }: PlantedFault): boolean {
	const path = join(copy, file);
	const sound = readFileSync(path, 'utf8');
	if (sound.split(find).length !== 2) throw new Error(`${name}: "${find}" does not stand once in ${file}`);
	writeFileSync(
		path,
		sound.replace(find, () => replace),
	);
	const failures = failuresIn(tests);
	writeFileSync(path, sound);
	console.log(`${failures.length > 0 ? 'caught ' : 'SURVIVED'} ${name} (${file})`);
	for (const failure of failures.slice(0, 3)) console.log(`         by ${failure}`);
	return failures.length > 0;
}

/** One failure is enough: the run ends with it. */
function failuresIn(tests: readonly string[]): readonly string[] {
	const report = join(copy, 'report.json');
	rmSync(report, { force: true });
	const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
	const args = [vitest, 'run', ...tests, '--bail=1', '--reporter=json', `--outputFile=${report}`];
	spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' });
	const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
	return testResults.flatMap(({ name, assertionResults }) =>
		assertionResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName }) => `${name.slice(copy.length + 1)}: ${fullName}`),
	);
}
