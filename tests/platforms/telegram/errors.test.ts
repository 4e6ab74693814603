/** Failures before and after the request left, by the codes that the runtime's fetch gives. */
import { HttpError } from 'grammy';
import { expect, test } from 'vitest';
import { faultOf, outcomeOf } from '../../../src/platforms/telegram/errors.ts';

function failed(cause: object): HttpError {
	return new HttpError("Network request for 'sendMessage' failed!", new TypeError('fetch failed', { cause }));
}

test.each([
	['no such host', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'not-sent'],
	['the resolver is silent', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, 'not-sent'],
	['refused', { code: 'ECONNREFUSED', syscall: 'connect' }, 'not-sent'],
	['no route', { code: 'ENETUNREACH', syscall: 'connect' }, 'not-sent'],
	['refused on both families', { errors: [{ code: 'ECONNREFUSED', syscall: 'connect' }] }, 'not-sent'],
	['no connection in time', { code: 'UND_ERR_CONNECT_TIMEOUT' }, 'not-sent'],
	['an expired certificate', { code: 'CERT_HAS_EXPIRED' }, 'not-sent'],
	['reset while reading', { code: 'ECONNRESET', syscall: 'read' }, 'unknown'],
	['closed by the other side', { code: 'UND_ERR_SOCKET' }, 'unknown'],
	['a long silence', { code: 'UND_ERR_HEADERS_TIMEOUT' }, 'unknown'],
	['unreachable in mid-talk', { code: 'EHOSTUNREACH', syscall: 'write' }, 'unknown'],
	['anything new', {}, 'unknown'],
])('%s', (_, cause, kind) => {
	expect(outcomeOf(faultOf(failed(cause))).kind).toBe(kind);
});

test('a bug of ours is no outcome', () => {
	expect(() => faultOf(new TypeError('x is undefined'))).toThrow('x is undefined');
});
