/** Addresses as people paste them: one a line, or separated by commas, semicolons and blanks; each once. */
export function emailsIn(text: string): readonly string[] {
  const words = text.split(/[\s,;]+/).map((word) => word.replaceAll(/^[<"']+|[>"']+$/g, '').toLowerCase())
  return [...new Set(words.filter((word) => word !== ''))]
}
