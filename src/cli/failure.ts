/** Refused or failed: its message is the one sentence on stderr, and the exit code is 1. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure'
}

/** Nobody answers, or only that it cannot now: asking again in a moment may help. */
export class ServerGone extends CommandFailure {
  override readonly name = 'ServerGone'
  readonly retryAfterMs: number

  constructor(message: string, { retryAfterMs = 0, cause }: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause })
    this.retryAfterMs = retryAfterMs
  }
}

/** Wrong usage: the message and the help it belongs to, where one helps, go to stderr, and the exit code is 2. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault'
  readonly help: string

  constructor(message: string, help: string) {
    super(message)
    this.help = help
  }
}
