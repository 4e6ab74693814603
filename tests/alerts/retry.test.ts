/** What each outcome of sending means: nothing is marked sent that was not, nothing is dropped without a reason. */
import { describe, expect, test } from 'vitest';
import { afterTry, HORIZON_MS, waitMs } from '../../src/alerts/retry.ts';
import type { DeliveryOutcome } from '../../src/domain/ports.ts';
import { alert } from './samples.ts';

const NOW = Date.parse('2026-11-25T09:00:00Z');

describe('after one try', () => {
	test.each<[DeliveryOutcome, string, string]>([
		[{ kind: 'sent', messageId: '5' }, 'sent', 'none'],
		[{ kind: 'busy', retryAfterMs: 43_837_000, scope: 'channel' }, 'pending', 'hold'],
		[{ kind: 'not-sent', reason: 'ECONNREFUSED' }, 'pending', 'none'],
		[{ kind: 'unknown', reason: 'timeout' }, 'unknown', 'none'],
		[{ kind: 'refused', reason: 'Missing Permissions' }, 'pending', 'pause-channel'],
		[{ kind: 'gone', reason: 'Unknown Channel' }, 'failed', 'lose-channel'],
		[{ kind: 'migrated', address: '-1001' }, 'pending', 'move-channel'],
		[{ kind: 'missing' }, 'superseded', 'none'],
		[{ kind: 'invalid', reason: 'Invalid Form Body' }, 'failed', 'none'],
		[{ kind: 'unauthorised', reason: '401' }, 'pending', 'stop-platform'],
	])('%o → %s, %s', (outcome, status, consequence) => {
		const decision = afterTry(alert('m1', { status: 'sending' }), outcome, NOW);
		expect(decision.alert.status).toBe(status);
		expect(decision.consequence.kind).toBe(consequence);
		if (status === 'failed') expect(decision.alert.lastError!.message.length).toBeGreaterThan(0);
	});

	test('the platform asks for twelve hours of patience: exactly so long, and no try is counted', () => {
		const { alert: next } = afterTry(alert('m1'), { kind: 'busy', retryAfterMs: 43_837_000, scope: 'channel' }, NOW);
		expect(Date.parse(next.notBefore) - NOW).toBe(43_837_000);
		expect(next.attempts).toBe(0);
	});

	test('waits grow and are never longer than the tries that notice a platform’s return', () => {
		const waits = Array.from({ length: 12 }, (_, attempts) => waitMs(attempts));
		expect(waits).toEqual([...waits].sort((a, b) => a - b));
		expect(Math.max(...waits)).toBeLessThanOrEqual(600_000);
	});

	test('is given up, with its reason, only after the horizon of 27.6 hours', () => {
		const tried = alert('m1', { firstTriedAt: '2026-11-24T00:00:00.000Z', attempts: 40 });
		const within = afterTry(
			tried,
			{ kind: 'not-sent', reason: 'DNS' },
			Date.parse('2026-11-24T00:00:00Z') + HORIZON_MS - 1,
		);
		const beyond = afterTry(
			tried,
			{ kind: 'not-sent', reason: 'DNS' },
			Date.parse('2026-11-24T00:00:00Z') + HORIZON_MS + 1,
		);
		expect([within.alert.status, beyond.alert.status]).toEqual(['pending', 'failed']);
		expect(beyond.alert.lastError).toMatchObject({ kind: 'not-sent', message: 'DNS' });
	});
});
