// What the sign-in pages say of the application's own, as boxes hold it. The API takes the texts whole.
export const lookLocales = ['en', 'de'] as const
export type LookLocale = (typeof lookLocales)[number]

export interface LoginTexts {
  readonly intro: string | null
  readonly footer: string | null
}

export type LookDraft = { readonly [Name in `loginTexts.${LookLocale}.${keyof LoginTexts}`]: string }

export function readLook({
  loginTexts: { en, de },
}: {
  readonly loginTexts: Readonly<Record<LookLocale, LoginTexts>>
}): LookDraft {
  return {
    'loginTexts.en.intro': en.intro ?? '',
    'loginTexts.en.footer': en.footer ?? '',
    'loginTexts.de.intro': de.intro ?? '',
    'loginTexts.de.footer': de.footer ?? '',
  }
}

/** What of it holds a change. */
export function lookOf(draft: LookDraft, changed: readonly string[]): Readonly<Record<string, unknown>> {
  if (!changed.some((name) => name.startsWith('loginTexts.'))) return {}
  const text = (name: keyof LookDraft) => draft[name].trim() || null
  return {
    loginTexts: {
      en: { intro: text('loginTexts.en.intro'), footer: text('loginTexts.en.footer') },
      de: { intro: text('loginTexts.de.intro'), footer: text('loginTexts.de.footer') },
    },
  }
}
