import type { Place } from '../ui/console-link.tsx'

export interface Bar {
  readonly id: string
  /** All of it in words: the time and each number. */
  readonly inWords: string
  /** Below the axis. */
  readonly tick: string
  /** In the order of the series. */
  readonly values: readonly number[]
  /** Null where the reader may not open it. */
  readonly to: Place | null
}

/** What lies over the drawn bars and is pressed. */
export interface OverBarsProps {
  readonly label: string
  readonly bars: readonly Bar[]
  /** The place of the bar that is told of, by the pointer or the focus. */
  readonly shown: number | null
  readonly onShow: (place: number | null) => void
}
