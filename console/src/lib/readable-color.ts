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
  return 1.05 / (luminance(color) + 0.05)
}

/** The same colour, as little darker as white text on it needs; null for one that is fine, or none at all. */
export function readableColor(color: string): string | null {
  return nearest(color, ['#000000'], contrastWithWhite)
}

/** As little lighter or darker as either dark or white text on it needs; null for one that is fine, or none at all. */
export function readableBackground(color: string): string | null {
  return nearest(color, ['#ffffff', '#000000'], (each) => Math.max(contrastWithWhite(each), contrastWithDark(each)))
}

function contrastWithDark(color: string): number {
  return (luminance(color) + 0.05) / (luminance(darkText) + 0.05)
}

function nearest(color: string, ends: readonly string[], contrast: (color: string) => number): string | null {
  if (!isColor(color) || contrast(color) >= leastContrast) return null
  for (let percent = 1; percent < 100; percent += 1) {
    const found = ends.map((end) => mixed(color, end, percent / 100)).find((each) => contrast(each) >= leastContrast)
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

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
