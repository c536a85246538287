// The application's accent colour and the roundness of its corners as a style sheet of its own, so that no page carries an inline style. On a dark
// background the colour is lightened until it can be read there (WCAG 2.2 §1.4.3).

const darkCard = '#151920'
const darkFg = '#0a1626'
/** As the console's own accent has on its dark background. */
const contrastOnDark = 7

/** `accent` is `#` and six hexadecimal digits, dark enough for white text; `cornerRadius` in pixels. */
export function themeCss(accent: string, cornerRadius: number): string {
  const light = rule({ accent, hover: mixed(accent, '#000000', 0.18), fg: '#ffffff' })
  const bright = readableOn(darkCard, accent)
  const dark = rule({ accent: bright, hover: mixed(bright, '#ffffff', 0.3), fg: darkFg })
  return `:root { --radius: ${cornerRadius}px; }\n${light}\n@media (prefers-color-scheme: dark) {\n${dark}\n}\n`
}

function rule({ accent, hover, fg }: { readonly accent: string; readonly hover: string; readonly fg: string }): string {
  return `:root { --accent: ${accent}; --accent-hover: ${hover}; --accent-fg: ${fg}; }`
}

function readableOn(background: string, color: string): string {
  const steps = 20
  for (let step = 0; step <= steps; step += 1) {
    const candidate = mixed(color, '#ffffff', step / steps)
    if (contrast(candidate, background) >= contrastOnDark) return candidate
  }
  return '#ffffff'
}

export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = partsOf(color).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mixed(color: string, into: string, share: number): string {
  const other = partsOf(into)
  const parts = partsOf(color).map((part, place) => Math.round(part + ((other[place] ?? 0) - part) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function partsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
