/** What LIKE compares with: these pieces as they stand, with anything between them. */
export function likePattern(pieces: readonly string[]): string {
  return pieces.map((piece) => piece.replace(/[\\%_]/g, '\\$&')).join('%')
}

export function containing(text: string): string {
  return likePattern(['', text, ''])
}

export function beginningWith(text: string): string {
  return likePattern([text, ''])
}
