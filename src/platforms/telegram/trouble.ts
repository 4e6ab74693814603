/** What is wrong between us and Telegram at the moment, said once in the log when it begins and once when it ends. */
import type { Log } from '../../domain/ports.ts';
import { type Fault, isTokenRejected, loggable } from './errors.ts';

export type TroubleKind =
	| 'unauthorised'
	| 'conflict'
	/** No answer at all: whatever is sent may be lost on the way. */
	| 'unreachable'
	/** It answers, but not as it should. */
	| 'ailing';

export type Trouble = {
	/** Files a failed call under what it means for the whole platform. */
	begin(fault: Fault): TroubleKind;
	end(): void;
	kind(): TroubleKind | undefined;
	/** For people; undefined when well. */
	text(): string | undefined;
};

const TEXTS: Readonly<Record<TroubleKind, string>> = {
	unauthorised: 'telegram: the token is rejected; nothing is sent or read until it is replaced',
	conflict: 'telegram: another program uses this token; alerts wait until it stops',
	unreachable: 'telegram: no answer; trying again',
	ailing: 'telegram: no usable answer; trying again',
};

export function createTrouble(log: Log): Trouble {
	let now: TroubleKind | undefined;

	function begin(fault: Fault): TroubleKind {
		const next = kindOf(fault);
		if (next !== now) log.warn(TEXTS[next], loggable(fault));
		now = next;
		return next;
	}

	function end(): void {
		if (now !== undefined) log.info('telegram: well again');
		now = undefined;
	}

	return { begin, end, kind: () => now, text: () => (now === undefined ? undefined : TEXTS[now]) };
}

function kindOf(fault: Fault): TroubleKind {
	if (isTokenRejected(fault)) return 'unauthorised';
	if (fault.kind === 'silence') return 'unreachable';
	return fault.code === 409 ? 'conflict' : 'ailing';
}
