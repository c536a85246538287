// Which language a page speaks: what the app asked for, what the person chose before, what the browser prefers, and what
// the application is set to, in this order (console.md 4.1).
import { de } from './texts/de.ts'
import { en, type Texts } from './texts/en.ts'
import { accented, mirrored } from './texts/pseudo.ts'

/** Offered to people. */
export const offeredLocales = { en, de } as const satisfies Record<string, Texts>

const catalogues: Readonly<Record<string, Texts>> = { ...offeredLocales, 'en-xa': accented, 'ar-xb': mirrored }

export interface LocaleWishes {
  /** `ui_locales`: language tags, best first, between spaces (OpenID Connect Core §3.1.2.1). */
  readonly asked: string | null
  readonly chosen: string | null
  readonly acceptLanguage: string | null
  readonly standard: string
}

export interface Language {
  readonly locale: string
  readonly texts: Texts
}

export function chooseLanguage({ asked, chosen, acceptLanguage, standard }: LocaleWishes): Language {
  const wishes = [...(asked ?? '').split(' '), chosen ?? '', ...preferred(acceptLanguage ?? ''), standard]
  for (const wish of wishes) {
    const language = languageOf(wish)
    if (language !== null) return language
  }
  return { locale: 'en', texts: en }
}

/** The catalogue of a tag, or of its language alone: `de-AT` is served in `de`. */
export function languageOf(tag: string): Language | null {
  const whole = tag.trim().toLowerCase()
  for (const locale of [whole, whole.split('-', 1)[0] ?? '']) {
    if (Object.hasOwn(catalogues, locale)) return { locale, texts: catalogues[locale] as Texts }
  }
  return null
}

const tagsAtMost = 20

/** RFC 9110 §12.5.4, best first; what is refused or unreadable is left out. */
function preferred(header: string): string[] {
  return header
    .split(',')
    .slice(0, tagsAtMost)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';')
      const quality = parameters.map((parameter) => /^\s*q=(\d(?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag)
}
