/** The queue in this process: p-queue for pace and priority, timers for delays, wake-ups folded by name and id. */
import PQueue from 'p-queue';
import type { Clock, Log, Queue } from '../domain/ports.ts';
import { createRunningJobs, type Handler, type RunningJobs } from './running-jobs.ts';

/** The longest that a timer of Node can wait; a job that wakes too early finds nothing to do and is woken again. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;
const GRACE_MS = 10_000;

export function createLocalQueue(clock: Clock, log?: Log): Queue {
	const jobs = createRunningJobs(log);
	const lanes = new Map<string, Lane>();
	let stopping: Promise<void> | undefined;

	function laneOf(name: string): Lane {
		const lane = lanes.get(name) ?? createLane(name, clock, jobs);
		lanes.set(name, lane);
		return lane;
	}

	async function stop(graceMs: number): Promise<void> {
		for (const lane of lanes.values()) lane.stop();
		await jobs.drain(graceMs);
	}

	return {
		async wake(name, id, { delayMs = 0, priority = 0 } = {}) {
			if (!stopping) laneOf(name).wake(id, clock.now() + delayMs, priority);
		},
		work: (name, handler, { concurrency }) => laneOf(name).work(handler, concurrency),
		async start() {
			for (const lane of lanes.values()) lane.start();
		},
		stop(graceMs = GRACE_MS) {
			stopping ??= stop(graceMs);
			return stopping;
		},
		waiting: async () => Object.fromEntries([...lanes].map(([name, lane]) => [name, lane.waiting()])),
	};
}

type Lane = {
	wake(id: string, dueAt: number, priority: number): void;
	work(handler: Handler, concurrency: number): void;
	start(): void;
	stop(): void;
	waiting(): number;
};

/** Where a job stands. A wake-up during its run is kept, because it may tell of a change that the run did not see. */
type Job =
	| { readonly state: 'delayed'; readonly dueAt: number; readonly timer: NodeJS.Timeout }
	| { readonly state: 'queued' }
	| { readonly state: 'running'; again?: { readonly dueAt: number; readonly priority: number } };

function createLane(name: string, clock: Clock, running: RunningJobs): Lane {
	const queue = new PQueue({ autoStart: false });
	const jobs = new Map<string, Job>();
	let handler: Handler | undefined;
	let stopped = false;

	/** The earliest wake-up counts; the priority is that of the wake-up that made the job. */
	function wake(id: string, dueAt: number, priority: number): void {
		const job = jobs.get(id);
		if (!job) schedule(id, dueAt, priority);
		else if (job.state === 'delayed' && dueAt < job.dueAt) {
			clearTimeout(job.timer);
			schedule(id, dueAt, priority);
		} else if (job.state === 'running' && !(job.again && job.again.dueAt <= dueAt)) job.again = { dueAt, priority };
	}

	function schedule(id: string, dueAt: number, priority: number): void {
		const delayMs = dueAt - clock.now();
		if (delayMs <= 0) {
			enqueue(id, priority);
			return;
		}
		const timer = setTimeout(enqueue, Math.min(delayMs, LONGEST_DELAY_MS), id, priority);
		jobs.set(id, { state: 'delayed', dueAt, timer });
	}

	function enqueue(id: string, priority: number): void {
		jobs.set(id, { state: 'queued' });
		void queue.add(() => run(id), { priority: -priority }); // p-queue takes the larger number first
	}

	async function run(id: string): Promise<void> {
		const job: Job = { state: 'running' };
		jobs.set(id, job);
		await running.run(name, id, handler!);
		jobs.delete(id);
		const { again } = job as Extract<Job, { state: 'running' }>;
		if (again && !stopped) schedule(id, again.dueAt, again.priority);
	}

	return {
		wake,
		work(newHandler, concurrency) {
			handler = newHandler;
			queue.concurrency = concurrency;
		},
		start() {
			if (handler && !stopped) queue.start();
		},
		stop() {
			stopped = true;
			queue.pause();
			queue.clear();
			for (const job of jobs.values()) if (job.state === 'delayed') clearTimeout(job.timer);
		},
		waiting: () => queue.size,
	};
}
