// How a measured server, in a process of its own, is set up by the bench and tells it what it costs.
import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface Usage {
  readonly cpuMs: number
  readonly residentMb: number
  /** Since usage was last asked for. */
  readonly loopDelayP99Ms: number
}

export interface Running<Ready> {
  readonly ready: Ready
  stop(): Promise<void>
}

export type FromChild =
  | { readonly kind: 'ready'; readonly ready: unknown }
  | { readonly kind: 'usage'; readonly usage: Usage }
  | { readonly kind: 'notice'; readonly notice: unknown }

export type ToChild = { readonly kind: 'setup'; readonly setup: unknown } | { readonly kind: 'usage' | 'stop' }

/** The first message of the parent starts the server; the others ask for its usage, or end it. */
export function followParent<Setup, Ready>(start: (setup: Setup) => Promise<Running<Ready>>): void {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  let running: Running<Ready> | null = null
  const follow = async (message: ToChild) => {
    if (message.kind === 'setup') {
      running = await start(message.setup as Setup)
      tell({ kind: 'ready', ready: running.ready })
    } else if (message.kind === 'usage') {
      tell({ kind: 'usage', usage: usageNow(delays.percentile(99)) })
      delays.reset()
    } else {
      await running?.stop()
      process.disconnect?.()
    }
  }
  process.on('message', (message: ToChild) => void follow(message))
  // A bench that was killed leaves no server behind.
  process.on('disconnect', () => process.exit())
}

/** Tells the parent something unasked. */
export function tellParent(notice: unknown): void {
  tell({ kind: 'notice', notice })
}

function tell(message: FromChild): void {
  if (process.connected) process.send?.(message)
}

const resolutionMs = 2

/** The monitor measures the time between two of its ticks, so an idle loop shows the resolution itself. */
function usageNow(delayP99Ns: number): Usage {
  const { user, system } = process.cpuUsage()
  return {
    cpuMs: (user + system) / 1000,
    residentMb: process.memoryUsage.rss() / 1024 / 1024,
    loopDelayP99Ms: Math.max(0, delayP99Ns / 1e6 - resolutionMs),
  }
}
