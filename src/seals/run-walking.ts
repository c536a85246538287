import { pause } from '../kernel/pause.ts'
import { type WalkLogDeps, walkEveryMinutes, walkLog } from './walk-log.ts'

export interface WalkingOptions extends Omit<WalkLogDeps, 'seals' | 'auditSearch'> {
  readonly stores: Pick<WalkLogDeps, 'seals' | 'auditSearch'>
  readonly onFault: (fault: unknown) => void
}

const minuteMs = 60_000
/** A server that was just started has other work. */
const firstAfterMs = 10 * minuteMs

export function startWalking({ stores, onFault, ...deps }: WalkingOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    await pause(firstAfterMs, signal)
    while (!signal.aborted) {
      await walkLog({ ...deps, ...stores }, signal).catch(onFault)
      await pause(walkEveryMinutes * minuteMs, signal)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
