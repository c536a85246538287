import { tCount } from './text.ts'

/** What a number of minutes amounts to: "3 days", "1 day 12 hours". Null for what is no such number. */
export function durationWords(minutes: number): string | null {
  if (!Number.isInteger(minutes) || minutes < 1) return null
  let left = minutes
  const parts = units.flatMap(({ words, minutes: size }) => {
    const count = Math.floor(left / size)
    left -= count * size
    return count === 0 ? [] : [words(count)]
  })
  return parts.join(' ')
}

const units = [
  { words: (count: number) => tCount(count, '1 day', '{count} days'), minutes: 1_440 },
  { words: (count: number) => tCount(count, '1 hour', '{count} hours'), minutes: 60 },
  { words: (count: number) => tCount(count, '1 minute', '{count} minutes'), minutes: 1 },
] as const
