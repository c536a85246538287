import { setTimeout as wait } from 'node:timers/promises'

interface Patience {
  readonly seconds?: number
  readonly everyMs?: number
}

/** Looks again and again until there is something to see, and answers it. Throws where that takes too long. */
export async function eventually<Seen>(
  look: () => Seen | Promise<Seen>,
  { seconds = 10, everyMs = 20 }: Patience = {},
): Promise<Exclude<Seen, false | null | undefined>> {
  for (const deadline = Date.now() + seconds * 1_000; ; await wait(everyMs)) {
    const seen = await look()
    if (seen !== false && seen !== null && seen !== undefined) return seen as Exclude<Seen, false | null | undefined>
    if (Date.now() > deadline) throw new Error(`it did not happen within ${seconds} seconds`)
  }
}
