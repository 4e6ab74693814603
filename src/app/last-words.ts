/** The last words of a process that dies of a fault of ours: no secret stands in them, nor in Node's diagnostic reports. */
import { forgetSecrets } from '../../config/environment.ts';

/**
 * To be called when the settings are read. Left to itself Node prints an uncaught error with all that hangs on it (grammY's
 * carry the request's address with the token): `say` gets it instead, and then the process ends with 1.
 */
export function guardLastWords(say: (error: unknown) => void): void {
	forgetSecrets();
	process.on('uncaughtException', (error) => {
		say(error);
		process.exit(1);
	});
}
