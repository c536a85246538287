// The worker that does what the clock decides: lapsed suspensions, expired accounts, offboardings that are due.

import { pause } from '../kernel/pause.ts'
import { type NoteLifecycleDeps, noteLifecycle } from '../users/note-lifecycle.ts'
import { type RunOffboardingsDeps, runOffboardings } from './run-offboardings.ts'

const pollMs = 1_000

export function followLifecycles(deps: NoteLifecycleDeps & RunOffboardingsDeps): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = follow(deps, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function follow(deps: NoteLifecycleDeps & RunOffboardingsDeps, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await noteLifecycle(deps).catch(deps.onFault)
    await runOffboardings(deps, stop).catch(deps.onFault)
    await pause(pollMs, stop)
  }
}
