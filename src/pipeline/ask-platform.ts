/** Asks a platform to deliver, and makes whatever comes back fit to be stored and shown: no thrown error, no secret in a reason. */
import type { Delivery, DeliveryOutcome, Log, Platform } from '../domain/ports.ts';
import { redactor } from '../observability/redact.ts';

/** A reason may be another's words: a proxy may give back what it was sent, and with it the token. */
const redact = redactor([]);

/** Edits the message with this id where one is given, else sends. Never rejects. */
export async function askPlatform(
	platform: Platform,
	delivery: Delivery,
	messageId: string | undefined,
	log: Log,
	signal: AbortSignal,
): Promise<DeliveryOutcome> {
	try {
		const asked =
			messageId === undefined ? platform.send(delivery, signal) : platform.edit({ ...delivery, messageId }, signal);
		const outcome = await asked;
		return 'reason' in outcome ? { ...outcome, reason: redact(outcome.reason) } : outcome;
	} catch (error) {
		log.error('a platform failed on our side', { alertId: delivery.alertId, error });
		// It may have thrown before the request or after it.
		return { kind: 'unknown', reason: 'an error of ours' };
	}
}
