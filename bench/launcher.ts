/** How the program is started where it is deployed (Dockerfile, deploy/rasid.service), for what measures it: see docs/scaling.md. */

/** Of Node; `npm start` passes them too. */
export const FLAGS = ['--max-semi-space-size=4'];

/**
 * Of glibc's malloc: two arenas for all threads, and a threshold that stays where it is, so that what is freed goes back to the
 * system (mallopt(3)). Other C libraries read neither.
 */
export const MALLOC: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };
