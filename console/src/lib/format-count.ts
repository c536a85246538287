export function exactCount(count: number): string {
  return count.toLocaleString('en-US')
}

/** "1,204 users", "1 user", and "About 1,000,000 users" where the server stopped counting (console.md D9). */
export function countOf(count: number, noun: string, isEstimate = false): string {
  const words = `${exactCount(isEstimate ? rounded(count) : count)} ${noun}${count === 1 ? '' : 's'}`
  return isEstimate ? `About ${words}` : words
}

/** An estimate of 1,003,417 would claim to know the last digit. Two leading digits are kept. */
function rounded(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1)
  return Math.round(count / step) * step
}
