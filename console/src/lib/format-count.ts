import { locale } from './text.ts'

const numbers = new Intl.NumberFormat(locale)

export function exactCount(count: number): string {
  return numbers.format(count)
}

/** An estimate of 1,003,417 would claim to know the last digit. Two leading digits are kept (console.md D9). */
export function roundedCount(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1)
  return Math.round(count / step) * step
}

const shownAtMost = 999

/** "12", and "999+" where more would tell nobody more. */
export function cappedCount(count: number): string {
  return count > shownAtMost ? `${shownAtMost}+` : exactCount(count)
}
