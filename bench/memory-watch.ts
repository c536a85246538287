import type { Child } from './child.ts'

const lookEveryMs = 100

/** Does the work and says how much memory the server had before, and at most meanwhile. */
export async function watchingMemory<Result>(
  child: Child,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly beforeMb: number; readonly peakMb: number }> {
  const { residentMb: beforeMb } = await child.usage()
  let isWatching = true
  const watching = (async () => {
    let peakMb = beforeMb
    while (isWatching) {
      peakMb = Math.max(peakMb, (await child.usage()).residentMb)
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
    return peakMb
  })()
  try {
    const result = await work()
    isWatching = false
    return { result, beforeMb, peakMb: await watching }
  } finally {
    isWatching = false
    await watching.catch(() => undefined)
  }
}
