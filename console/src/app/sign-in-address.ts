/**
 * The pages on which operators sign in, which lead back to a screen of the console. They take plain addresses alone, so
 * whatever the console's own leave readable (commas, slashes, brackets of a search) is escaped.
 */
export function signInAddress(next: string): string {
  const [path = '', ...search] = next.split('?')
  const query = search.join('?').replaceAll(/[^\w.~%@|&=+:*-]/gu, escaped)
  return `/console/u/start?to=${encodeURIComponent(`/console${path}${query === '' ? '' : `?${query}`}`)}`
}

function escaped(character: string): string {
  const code = encodeURIComponent(character)
  return code === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : code
}
