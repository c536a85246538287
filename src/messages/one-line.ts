const longestName = 200

/** Without line breaks, control characters, and marks that turn the direction of what follows (INJ-09). */
export function oneLine(text: string): string {
  // Cut before anything walks over it: names come from everywhere, at any length.
  const start = text.slice(0, 2 * longestName + 2)
  const line = start.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  const letters = [...line]
  return letters.length > longestName ? `${letters.slice(0, longestName).join('')}…` : line
}
