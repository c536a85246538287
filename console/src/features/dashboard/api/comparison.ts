import { locale, t } from '../../../lib/text.ts'

/** Of a few, a share says nothing. */
const fewerThan = 20

const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
const changes = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
const differences = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })

/** "+12 %" against the period before, and "+3" where either number is small. */
export function comparison(now: number, before: number): string {
  if (now < fewerThan || before < fewerThan) return differences.format(now - before)
  return changes.format((now - before) / before)
}

interface Part {
  readonly part: number
  readonly whole: number
}

/** "-0.4" percentage points against the period before; null where there were few then or now. */
export function shareChange(now: Part, before: Part): string | null {
  if (now.whole < fewerThan || before.whole < fewerThan) return null
  return points.format((now.part / now.whole - before.part / before.whole) * 100)
}

/** "97.2%", or "12 of 14" where there are few. */
export function share(part: number, whole: number): string {
  if (whole < fewerThan) return t('{part} of {whole}', { part, whole })
  return percents.format(part / whole)
}
