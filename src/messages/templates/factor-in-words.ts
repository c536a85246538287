import type { LetterLocale } from '../letter.ts'

type Words = Readonly<Record<LetterLocale, string>>

/** One, or several types with commas between them; what is none of them is a name somebody gave. */
export function factorInWords(factor: string, locale: LetterLocale): string {
  const types = factor.split(', ').map((type) => factorNames[type]?.[locale])
  if (types.every((name) => name !== undefined)) return new Intl.ListFormat(locale).format(types)
  return quotes[locale].join(factor)
}

const factorNames: Readonly<Record<string, Words>> = {
  totp: {
    en: 'an authenticator app',
    de: 'eine Authenticator-App',
    fr: 'une application d’authentification',
    es: 'una aplicación de autenticación',
    'pt-BR': 'um aplicativo autenticador',
    ja: '認証アプリ',
    ar: 'تطبيق مصادقة',
  },
  passkey: {
    en: 'a passkey',
    de: 'ein Passkey',
    fr: 'une clé d’accès',
    es: 'una llave de acceso',
    'pt-BR': 'uma chave de acesso',
    ja: 'パスキー',
    ar: 'مفتاح مرور',
  },
  'security-key': {
    en: 'a security key',
    de: 'ein Sicherheitsschlüssel',
    fr: 'une clé de sécurité',
    es: 'una llave de seguridad',
    'pt-BR': 'uma chave de segurança',
    ja: 'セキュリティキー',
    ar: 'مفتاح أمان',
  },
  'recovery-code': {
    en: 'a set of recovery codes',
    de: 'ein Satz Wiederherstellungscodes',
    fr: 'un jeu de codes de récupération',
    es: 'un juego de códigos de recuperación',
    'pt-BR': 'um conjunto de códigos de recuperação',
    ja: 'リカバリーコード一式',
    ar: 'مجموعة رموز استرداد',
  },
  email: {
    en: 'codes by e-mail',
    de: 'Codes per E-Mail',
    fr: 'des codes par e-mail',
    es: 'códigos por correo electrónico',
    'pt-BR': 'códigos por e-mail',
    ja: 'メールで届くコード',
    ar: 'رموز بالبريد الإلكتروني',
  },
  phone: {
    en: 'codes by phone',
    de: 'Codes per Telefon',
    fr: 'des codes par téléphone',
    es: 'códigos por teléfono',
    'pt-BR': 'códigos por telefone',
    ja: '電話で届くコード',
    ar: 'رموز بالهاتف',
  },
}

const quotes: Readonly<Record<LetterLocale, readonly [string, string]>> = {
  en: ['“', '”'],
  de: ['„', '“'],
  fr: ['« ', ' »'],
  es: ['«', '»'],
  'pt-BR': ['“', '”'],
  ja: ['「', '」'],
  ar: ['«', '»'],
}
