// Which language a page speaks: what the app asked for, what the person chose before, what the browser prefers, and what
// the application is set to, in this order (console.md 4.1).
import { languageAlone } from '../kernel/language-tag.ts'
import { ar } from './texts/ar.ts'
import { de } from './texts/de.ts'
import { en, type Texts } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'
import { ja } from './texts/ja.ts'
import { accented, mirrored } from './texts/pseudo.ts'
import { ptBr } from './texts/pt-br.ts'

/** Offered to people, by language tag (RFC 5646). */
export const offeredLocales = { en, de, fr, es, 'pt-BR': ptBr, ja, ar } as const satisfies Record<string, Texts>

const catalogues: Readonly<Record<string, Texts>> = { ...offeredLocales, 'en-XA': accented, 'ar-XB': mirrored }

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

/** The catalogue of a tag, or of its language alone: `de-AT` is served in `de`, `pt-PT` in `pt-BR`. */
export function languageOf(tag: string): Language | null {
  const asked = tag.trim().toLowerCase()
  const locale =
    Object.keys(catalogues).find((each) => each.toLowerCase() === asked) ??
    Object.keys(offeredLocales).find((each) => languageAlone(each) === languageAlone(asked))
  return locale === undefined ? null : { locale, texts: catalogues[locale] as Texts }
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
