/** One or two letters for an avatar: first and last word of a name, or the start of an address. */
export function initials(label: string): string {
  const words = label
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word))
  const first = letter(words[0])
  const last = words.length > 1 ? letter(words.at(-1)) : ''
  return `${first}${last}`.toUpperCase() || '?'
}

function letter(word: string | undefined): string {
  return word?.match(/\p{L}|\p{N}/u)?.[0] ?? ''
}
