const tag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/

/** The first of language tags that stand best first (RFC 5646); null where that is none. */
export function firstLanguageTag([first = '']: readonly string[]): string | null {
  return tag.test(first) ? first : null
}
