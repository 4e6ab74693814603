/** Discord's gateway: HELLO, IDENTIFY, heartbeats, dispatches, RESUME with what was missed, and its ways to fail. */
import { randomUUID } from 'node:crypto';
import type { WebSocket, WebSocketServer } from 'ws';
import { botUser, guildOf } from './nouns.ts';
import type { Json, World } from './world.ts';

/** https://discord.com/developers/docs/events/gateway: 4096 bytes a payload, 120 payloads a minute. */
const LARGEST_PAYLOAD = 4096;
const SENDS_PER_MINUTE = 120;

const DISPATCH = 0;
const HEARTBEAT = 1;
const IDENTIFY = 2;
const RESUME = 6;
const RECONNECT = 7;
const INVALID_SESSION = 9;
const HELLO = 10;
const HEARTBEAT_ACK = 11;

type Session = { readonly id: string; readonly sent: { s: number; t: string; d: unknown }[]; socket?: WebSocket };

export type Gateway = {
	/** What the bot sent: op and data, tokens taken out. */
	readonly received: { readonly op: number; readonly data: unknown }[];
	readonly isReady: boolean;
	/** How often sessions were resumed. */
	readonly resumes: number;
	dispatch(event: string, data: unknown): void;
	/** Breaks every connection without a close frame. */
	drop(): void;
	/** Closes every connection with a code, e.g. 4004. */
	close(code: number): void;
	/** Asks the bot to reconnect (op 7). */
	reconnect(): void;
	/** Forgets all sessions: the next RESUME gets op 9. */
	forgetSessions(): void;
	/** Stops acknowledging heartbeats: a zombie connection. */
	stopAcknowledging(): void;
};

export function createGateway(
	world: World,
	server: WebSocketServer,
	options: { readonly heartbeatMs: number; readonly url: () => string; readonly changed: () => void },
): Gateway {
	const sessions = new Map<string, Session>();
	const received: { op: number; data: unknown }[] = [];
	let resumes = 0;
	let acknowledges = true;

	server.on('connection', (socket) => {
		let session: Session | undefined;
		let sends: number[] = [];
		send(socket, { op: HELLO, d: { heartbeat_interval: options.heartbeatMs } });
		socket.on('close', () => {
			if (session) delete session.socket;
			options.changed();
		});
		socket.on('message', (bytes: Buffer) => {
			sends = [...sends.filter((at) => at > world.clock.now() - 60_000), world.clock.now()];
			if (bytes.length > LARGEST_PAYLOAD) return socket.close(4002, 'Payload too large');
			if (sends.length > SENDS_PER_MINUTE) return socket.close(4008, 'Rate limited');
			const { op, d } = JSON.parse(bytes.toString()) as { op: number; d: unknown };
			received.push({ op, data: withoutToken(d) });
			if (op === HEARTBEAT && acknowledges) send(socket, { op: HEARTBEAT_ACK });
			if (op === IDENTIFY) session = identify(socket, d as Json);
			if (op === RESUME) session = resume(socket, d as Json);
			options.changed();
		});
	});

	function identify(socket: WebSocket, data: Json): Session | undefined {
		if (data.token !== world.token) return void socket.close(4004, 'Authentication failed.');
		const session: Session = { id: randomUUID(), sent: [], socket };
		sessions.set(session.id, session);
		sendTo(session, 'READY', {
			v: 10,
			user: { ...botUser(world), verified: true, mfa_enabled: false, email: null },
			guilds: [...world.guilds.keys()].map((id) => ({ id, unavailable: true })),
			session_id: session.id,
			resume_gateway_url: options.url(),
			shard: data.shard ?? [0, 1],
			application: { id: world.appId, flags: 0 },
		});
		for (const guild of world.guilds.values()) sendTo(session, 'GUILD_CREATE', guildOf(world, guild));
		return session;
	}

	function resume(socket: WebSocket, data: Json): Session | undefined {
		const session = sessions.get(String(data.session_id));
		if (data.token !== world.token) return void socket.close(4004, 'Authentication failed.');
		if (!session) return void send(socket, { op: INVALID_SESSION, d: false });
		session.socket = socket;
		resumes++;
		for (const missed of session.sent.filter(({ s }) => s > Number(data.seq))) {
			send(socket, { op: DISPATCH, ...missed });
		}
		sendTo(session, 'RESUMED', { _trace: [] });
		return session;
	}

	function sendTo(session: Session, t: string, d: unknown): void {
		const event = { s: session.sent.length + 1, t, d };
		session.sent.push(event);
		if (session.socket) send(session.socket, { op: DISPATCH, ...event });
	}

	return {
		received,
		get isReady() {
			return [...sessions.values()].some((session) => session.socket);
		},
		get resumes() {
			return resumes;
		},
		dispatch(event, data) {
			for (const session of sessions.values()) sendTo(session, event, data);
		},
		drop() {
			for (const socket of server.clients) socket.terminate();
		},
		close(code) {
			for (const socket of server.clients) socket.close(code);
		},
		reconnect() {
			for (const socket of server.clients) send(socket, { op: RECONNECT });
		},
		forgetSessions: () => sessions.clear(),
		stopAcknowledging: () => {
			acknowledges = false;
		},
	};
}

function send(socket: WebSocket, payload: { op: number; d?: unknown; s?: number; t?: string }): void {
	if (socket.readyState !== socket.OPEN) return;
	socket.send(JSON.stringify({ d: null, s: null, t: null, ...payload }));
}

function withoutToken(data: unknown): unknown {
	return data && typeof data === 'object' && 'token' in data ? { ...data, token: '…' } : data;
}
