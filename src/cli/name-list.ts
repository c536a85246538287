/** `all`, or names with commas between. */
export function nameList(option: string, text: string, misused: (sentence: string) => Error): 'all' | string[] {
  if (text.trim() === 'all') return 'all'
  const names = text.split(',').map((name) => name.trim())
  if (names.includes('')) throw misused(`${option} is "all" or names with commas between; it is "${text}".`)
  return names
}
