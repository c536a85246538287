import { invalidField } from '../kernel/errors.ts'

/** The languages in which an application may say something of its own on the sign-in pages. */
export const lookLocales = ['en', 'de'] as const
export type LookLocale = (typeof lookLocales)[number]

/** Plain words; null where there are none. */
export interface LoginTexts {
  /** Above the form on which a sign-in begins. */
  readonly intro: string | null
  /** At the foot of every page. */
  readonly footer: string | null
}

/** How the sign-in pages look. The pictures are names that `changePicture` gives; null where none was uploaded. */
export interface LookSettings {
  /** What sign-in pages and mails call the application. */
  readonly displayName: string
  /** Shown where no picture was uploaded. */
  readonly logoUrl: string | null
  readonly logoPicture: string | null
  /** On dark backgrounds; where there is none the other one is shown. */
  readonly darkLogoPicture: string | null
  readonly faviconPicture: string | null
  /** Six hexadecimal digits behind `#`; text on it is white. */
  readonly accentColor: string
  /** Of buttons and fields, in pixels; cards have twice as much. */
  readonly cornerRadius: number
  readonly loginTexts: Readonly<Record<LookLocale, LoginTexts>>
}

export const defaultLookSettings: LookSettings = {
  displayName: 'Rollcall',
  logoUrl: null,
  logoPicture: null,
  darkLogoPicture: null,
  faviconPicture: null,
  accentColor: '#1f5eff',
  cornerRadius: 6,
  loginTexts: { en: { intro: null, footer: null }, de: { intro: null, footer: null } },
}

export const lookRanges = { cornerRadius: { least: 0, most: 16 } } as const

export const loginTextMaxCharacters = 300

/** Throws a fault that names the text. */
export function refuseBadTexts(texts: LookSettings['loginTexts'] | undefined): void {
  if (texts === undefined) return
  for (const locale of lookLocales) {
    for (const [name, text] of Object.entries(texts[locale])) {
      if (text === null || ([...text].length <= loginTextMaxCharacters && !/[<>\p{C}]/u.test(text))) continue
      const most = `at most ${loginTextMaxCharacters} characters`
      throw invalidField(`loginTexts.${locale}.${name}`, `Enter ${most}, without angle brackets or control characters.`)
    }
  }
}
