const units = [
  { name: 'day', minutes: 1_440 },
  { name: 'hour', minutes: 60 },
  { name: 'minute', minutes: 1 },
] as const

/** What a number of minutes amounts to: "3 days", "1 day 12 hours". Null for what is no such number. */
export function durationWords(minutes: number): string | null {
  if (!Number.isInteger(minutes) || minutes < 1) return null
  let left = minutes
  const parts = units.flatMap(({ name, minutes: size }) => {
    const count = Math.floor(left / size)
    left -= count * size
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`]
  })
  return parts.join(' ')
}
