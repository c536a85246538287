// Which colours text can be read on, and which one is meant by one that it cannot: the only place that says so
// (WCAG 2.2 §1.4.3). A colour is `#` and six hexadecimal digits.

/** Of text against what is behind it. */
const contrastAtLeast = 4.5

/** What text on a background of the application's own is written in, whichever can be read better. */
export const inks = { dark: '#16191f', light: '#ffffff' } as const

export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/** The colour itself where white text can be read on it; else as little darker as that needs. */
export function underWhiteText(color: string): string {
  return nearest(color, ['#000000'], (each) => contrast(each, inks.light))
}

/** The colour itself where dark or white text can be read on it; else as little lighter or darker as that needs. */
export function underSomeText(color: string): string {
  return nearest(color, ['#ffffff', '#000000'], (each) => contrast(each, inkOn(each)))
}

export function inkOn(background: string): string {
  return contrast(background, inks.light) > contrast(background, inks.dark) ? inks.light : inks.dark
}

/** From 1, of a colour with itself, to 21, of black and white. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** `share` is how much of the second is in it, from 0 to 1. */
export function mixed(color: string, into: string, share: number): string {
  const other = partsOf(into)
  const parts = partsOf(color).map((part, place) => Math.round(part + ((other[place] ?? 0) - part) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

const steps = 100

function nearest(color: string, ends: readonly string[], read: (color: string) => number): string {
  for (let step = 0; step <= steps; step += 1) {
    const found = ends.map((end) => mixed(color, end, step / steps)).find((each) => read(each) >= contrastAtLeast)
    if (found !== undefined) return step === 0 ? color : found
  }
  return '#000000'
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = partsOf(color).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function partsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
