import { invalidField } from '../kernel/errors.ts'
import { isColor, underSomeText, underWhiteText } from './readable-color.ts'

/** The languages in which an application may say something of its own on the sign-in pages. */
export const lookLocales = ['en', 'de'] as const
export type LookLocale = (typeof lookLocales)[number]

/** `centered`: a card in the middle. `split`: the form beside a panel that shows the logo. */
export const pageLayouts = ['centered', 'split'] as const
export type PageLayout = (typeof pageLayouts)[number]

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
  readonly pageLayout: PageLayout
  /** Behind the card, or of the panel beside it; null where nobody chose one. Dark or white text can be read on it. */
  readonly backgroundColor: string | null
  /** In the dark theme. */
  readonly darkBackgroundColor: string | null
  /** In front of the colour, in both themes. */
  readonly backgroundPicture: string | null
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
  pageLayout: 'centered',
  backgroundColor: null,
  darkBackgroundColor: null,
  backgroundPicture: null,
  loginTexts: { en: { intro: null, footer: null }, de: { intro: null, footer: null } },
}

export const lookRanges = { cornerRadius: { least: 0, most: 16 } } as const

export const loginTextMaxCharacters = 300

/** Throws a fault that names the colour, with the nearest one that would do. */
export function refuseBadColors(
  change: Partial<Pick<LookSettings, 'accentColor' | 'backgroundColor' | 'darkBackgroundColor'>>,
): void {
  refuseUnreadable('accentColor', change.accentColor, underWhiteText, 'This colour is too light for white text on it.')
  for (const name of ['backgroundColor', 'darkBackgroundColor'] as const) {
    refuseUnreadable(name, change[name], underSomeText, 'Neither dark nor white text can be read on this colour.')
  }
}

function refuseUnreadable(
  field: string,
  color: string | null | undefined,
  nearest: (color: string) => string,
  why: string,
): void {
  if (color == null) return
  if (!isColor(color)) throw invalidField(field, 'Enter a colour such as #1f5eff.')
  const readable = nearest(color)
  if (readable !== color) throw invalidField(field, `${why} The nearest that will do is ${readable}.`)
}

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
