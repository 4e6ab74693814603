/** Runs one chain of deaths again: node tests/torture/kill/replay.ts Redis "before 12, torn 40" [ids] */
import type { GatewayKind } from '../../../src/platforms/discord/gateway.ts';
import { runChain } from './chain.ts';
import { buildShim, type Point } from './shim.ts';
import type { Backend } from './stage.ts';

const [backend, list, gateway] = process.argv.slice(2) as [Backend, string, GatewayKind?];
const points = list.split(', ').map((text): Point => {
	const [mode, at, times = 1] = text.split(' ');
	return { mode: mode as Point['mode'], at: Number(at), times: Number(times) };
});
console.info(await runChain(points, buildShim(), { backend, ...(gateway && { gateway }) }));
