import { setTimeout as wait } from 'node:timers/promises'

/** Waits, or comes back at once when it is told to stop. */
export async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop }).catch((fault: unknown) => {
    if (!stop.aborted) throw fault
  })
}
