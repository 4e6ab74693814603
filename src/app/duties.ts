/** Which leases the roles of a process need, and how one is kept: waited for, worked under, taken up again after a loss. */
import type { Role } from '../../config/environment.ts';
import type { Log, Timer } from '../domain/ports.ts';
import type { CorridorRole } from '../pipeline/corridor.ts';
import type { Tenure } from '../storage/lease.ts';

export type ShiftRole = CorridorRole | 'bot';

/** Roles that are worked together, under one lease or none. */
export type Duty = { readonly lease?: string; readonly roles: readonly ShiftRole[] };

/** What was begun and can be ended. */
export type Shift = { stop(): Promise<void> };

export type DutyParts = {
	readonly lease: (name: string, signal: AbortSignal) => Promise<Tenure>;
	readonly begin: (duty: Duty, tenure: Tenure | undefined) => Promise<Shift>;
	readonly timer: Timer;
	readonly log: Log;
};

/** A role that could not be taken up is tried again after this. */
const AFTER_ERROR_MS = 5_000;

/**
 * One machine: one lease for the whole store, because its queue and its index live in one process. Many: a lease for each
 * role that must be one at a time; looking at feeds is for everybody.
 */
export function dutiesOf(roles: readonly Role[], isShared: boolean): readonly Duty[] {
	const shiftRoles = roles.flatMap((role): ShiftRole[] => (role === 'poll' ? ['schedule', 'poll'] : [role]));
	if (!isShared) return [{ lease: 'instance', roles: shiftRoles }];
	return shiftRoles.map((role) => (role === 'poll' ? { roles: [role] } : { lease: role, roles: [role] }));
}

export type Held = {
	/** Aborts when the work must end: asked for, or the lease is lost. */
	readonly isOver: AbortSignal;
	/** Ends the shift, then lets the next holder in. */
	end(): Promise<void>;
};

/** Waits for the duty's lease and begins its shift. Rejects if the signal aborts first, or the shift cannot begin. */
export async function takeUp(duty: Duty, { lease, begin, log }: DutyParts, signal: AbortSignal): Promise<Held> {
	const tenure = duty.lease === undefined ? undefined : await lease(duty.lease, signal);
	const release = async () => tenure?.release();
	try {
		const shift = await begin(duty, tenure);
		log.info('role taken', { roles: duty.roles, fence: tenure?.fence });
		return {
			isOver: tenure ? AbortSignal.any([signal, tenure.signal]) : signal,
			end: () => shift.stop().finally(release),
		};
	} catch (error) {
		await release();
		throw error;
	}
}

/** Works until the signal aborts. A lost lease ends the shift, not the process: the role is waited for again. */
export async function keepDuty(duty: Duty, parts: DutyParts, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		try {
			const held = await takeUp(duty, parts, signal);
			await aborted(held.isOver);
			if (!signal.aborted) parts.log.warn('role lost', { roles: duty.roles });
			await held.end();
		} catch (error) {
			if (signal.aborted) return;
			parts.log.error('a role could not be kept', { roles: duty.roles, error });
			await parts.timer.sleep(AFTER_ERROR_MS, signal);
		}
	}
}

export function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
