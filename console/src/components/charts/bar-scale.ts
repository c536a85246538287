// Where bars stand and how high, in pixels.

export interface Segment {
  readonly y: number
  readonly height: number
}

const steps = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10]

/** The end of an axis that holds this many: a round number whose half is one too, and not far above the highest bar. */
export function axisTop(most: number): number {
  if (most <= 2) return 2
  const power = 10 ** Math.floor(Math.log10(most))
  const tops = steps.map((step) => Math.round(step * power)).filter((top) => top % 2 === 0)
  return tops.find((top) => top >= most) ?? 10 * power
}

/** Something that happened once is still seen beside something that happened a thousand times. */
const leastHeight = 2

/** The segments of one bar from below, in a plot of this height. */
export function segmentsOf(values: readonly number[], top: number, plotHeight: number): readonly Segment[] {
  const heights = values.map((value) => (value === 0 ? 0 : Math.max(leastHeight, (value / top) * plotHeight)))
  const whole = heights.reduce((sum, height) => sum + height, 0)
  const fit = whole > plotHeight ? plotHeight / whole : 1
  let y = plotHeight
  return heights.map((height) => {
    y -= height * fit
    return { y, height: height * fit }
  })
}
