// Text must be readable on the colours that an application chooses: WCAG 2.2 §1.4.3 asks for 4.5 to 1, and the server
// refuses less. Told here as it is typed.
const leastContrast = 4.5
/** What stands on a background of the application's own. */
const darkText = '#16191f'

export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/** Of white on the colour. */
export function contrastWithWhite(color: string): number {
  return contrast('#ffffff', color)
}

/** Of two colours, from 1 to 21, whichever is the lighter one (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The same colour, as little darker as white text on it needs; null for one that is fine, or none at all. */
export function readableColor(color: string): string | null {
  return nearest(color, ['#000000'], contrastWithWhite)
}

/** As little lighter or darker as either dark or white text on it needs; null for one that is fine, or none at all. */
export function readableBackground(color: string): string | null {
  return nearest(color, ['#ffffff', '#000000'], (each) => Math.max(contrastWithWhite(each), contrast(darkText, each)))
}

function nearest(color: string, ends: readonly string[], read: (color: string) => number): string | null {
  if (!isColor(color) || read(color) >= leastContrast) return null
  for (let percent = 1; percent < 100; percent += 1) {
    const found = ends.map((end) => mixed(color, end, percent / 100)).find((each) => read(each) >= leastContrast)
    if (found !== undefined) return found
  }
  return '#000000'
}

function mixed(color: string, end: string, share: number): string {
  const other = channels(end)
  const parts = channels(color).map((value, place) =>
    Math.round(value + ((other[place] ?? 0) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${parts.join('')}`
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
