// The application's colours and the roundness of its corners as a style sheet of its own, so that no page carries an
// inline style. On a dark background the accent is lightened until it can be read there (WCAG 2.2 §1.4.3).
import type { LookSettings } from '../applications/look-settings.ts'
import { contrast, inkOn, inks, mixed } from '../applications/readable-color.ts'

const darkCard = '#151920'
const darkFg = '#0a1626'
/** As the console's own accent has on its dark background. */
const contrastOnDark = 7

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

export type ThemeColors = Pick<LookSettings, 'accentColor' | 'cornerRadius' | 'backgroundColor' | 'darkBackgroundColor'>

/** The accent is dark enough for white text; a background carries dark or white text. The radius is in pixels. */
export function themeCss({ accentColor, cornerRadius, backgroundColor, darkBackgroundColor }: ThemeColors): string {
  const bright = readableOn(darkCard, accentColor)
  return `${rule({
    radius: `${cornerRadius}px`,
    accent: accentColor,
    'accent-hover': mixed(accentColor, '#000000', 0.18),
    'accent-fg': inks.light,
    // In both themes: lightened, a panel would glare.
    panel: accentColor,
    'on-panel': inks.light,
  })}
@media (prefers-color-scheme: light) {
${rule(behind(backgroundColor))}
}
@media (prefers-color-scheme: dark) {
${rule({ accent: bright, 'accent-hover': mixed(bright, '#ffffff', 0.3), 'accent-fg': darkFg, ...behind(darkBackgroundColor) })}
}
`
}

/** A style sheet or a media query as it holds where somebody's theme is this one, whatever the browser's is. */
export function inTheme(css: string, theme: Theme): string {
  return css
    .replaceAll(/\(prefers-color-scheme: (light|dark)\)/g, (_query, asked) => (asked === theme ? 'all' : 'not all'))
    .replace('color-scheme: light dark;', `color-scheme: ${theme};`)
}

/** What text of the page's own colours stands on, where there is a background of the application's own. */
const ground = { ground: 'var(--card)', 'ground-edge': '1px solid var(--border)', 'ground-space': '16px' }

function behind(background: string | null): Readonly<Record<string, string>> {
  if (background === null) return {}
  const ink = inkOn(background)
  return { bg: background, 'on-bg': ink, panel: background, 'on-panel': ink, ...ground }
}

function rule(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, value]) => `--${name}: ${value};`)
  return `:root { ${lines.join(' ')} }`
}

function readableOn(background: string, color: string): string {
  const steps = 20
  for (let step = 0; step <= steps; step += 1) {
    const candidate = mixed(color, '#ffffff', step / steps)
    if (contrast(candidate, background) >= contrastOnDark) return candidate
  }
  return '#ffffff'
}
