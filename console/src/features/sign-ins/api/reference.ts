/** The support reference that a text is, in the spelling of the pages: "K7Q2-MP4D". Null for any other text. */
export function readReference(text: string): string | null {
  const letters = text.trim().toUpperCase().replaceAll(/[\s-]/g, '')
  // Both kinds of character make a word of eight letters, such as a name, no reference; a dash in the middle does.
  const isMeant = /\d/.test(letters) || /^\w{4}-\w{4}$/.test(text.trim())
  return /^[A-Z0-9]{8}$/.test(letters) && isMeant ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null
}
