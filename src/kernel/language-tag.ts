const tag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/

/** The first of language tags that stand best first (RFC 5646); null where that is none. */
export function firstLanguageTag([first = '']: readonly string[]): string | null {
  return tag.test(first) ? first : null
}

/**
 * The language of a tag, in small letters: what is served to `de-AT` where nobody wrote for Austria (RFC 4647 §3.4). Other
 * providers write `pt_PT` (OpenID Connect Core §5.1).
 */
export function languageAlone(tag: string): string {
  return (tag.split(/[-_]/, 1)[0] as string).toLowerCase()
}
