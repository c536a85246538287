import type { LetterLocale } from '../letter.ts'

type Words = Readonly<Record<LetterLocale, string>>

/** The types of factors; what is none of them is a name somebody gave. */
const factorNames: Readonly<Record<string, Words>> = {
  totp: {
    en: 'an authenticator app',
    de: 'eine Authenticator-App',
  },
  passkey: { en: 'a passkey', de: 'ein Passkey' },
  'security-key': { en: 'a security key', de: 'ein Sicherheitsschlüssel' },
  'recovery-code': { en: 'a set of recovery codes', de: 'ein Satz Wiederherstellungscodes' },
  email: { en: 'codes by e-mail', de: 'Codes per E-Mail' },
  phone: { en: 'codes by phone', de: 'Codes per Telefon' },
}

const quotes: Readonly<Record<LetterLocale, readonly [string, string]>> = {
  en: ['“', '”'],
  de: ['„', '“'],
}

/** One, or several types with commas between them. */
export function factorInWords(factor: string, locale: LetterLocale): string {
  const types = factor.split(', ').map((type) => factorNames[type]?.[locale])
  if (types.every((name) => name !== undefined)) return new Intl.ListFormat(locale).format(types)
  return quotes[locale].join(factor)
}
