/** Whether two queries ask for the same, in whatever order and spelling. */
export function isSameSearch(one: string, other: string): boolean {
  return canonical(one) === canonical(other)
}

function canonical(text: string): string {
  const pairs = new URLSearchParams(text)
  pairs.sort()
  return pairs.toString()
}
