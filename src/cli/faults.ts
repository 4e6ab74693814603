/** How a verb says that it was misused or given bad input; the exit code follows from it. */

/** A fault in what the user gave: printed as one line (file, line, field, remedy), exit 1. */
export class BadInput extends Error {}

/** Wrong use of a verb: printed with its usage, exit 2. */
export class WrongUsage extends Error {}
