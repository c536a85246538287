import { apart } from '../kernel/apart.ts'
import type { LetterLocale, MessageLook } from './letter.ts'

/** What stands around every letter. */
export interface LetterFrame {
  readonly locale: LetterLocale
  readonly app: string
  readonly to: string
  readonly look: Pick<MessageLook, 'accentColor' | 'supportEmail' | 'supportUrl'>
}

export interface FrameWords {
  readonly direction: 'ltr' | 'rtl'
  readonly greeting: string
  /** Behind what names a link. */
  readonly colon: string
  /** Above the address of a button, for those whose button does not work. */
  readonly address: string
  readonly support: string | null
  readonly footer: string
}

export function frameWords({ locale, app, to, look }: LetterFrame): FrameWords {
  const { direction = 'ltr', colon = ':', greeting, address, support, footer } = words[locale]
  const contact = look.supportEmail ?? look.supportUrl
  const asked = contact === null ? null : support(contact)
  return { direction, colon, greeting, address, support: asked, footer: footer(app, to) }
}

interface Words {
  readonly direction?: 'rtl'
  readonly colon?: string
  readonly greeting: string
  readonly address: string
  readonly support: (contact: string) => string
  readonly footer: (app: string, to: string) => string
}

const words: Readonly<Record<LetterLocale, Words>> = {
  en: {
    greeting: 'Hello,',
    address: 'If the button does not work, open this address:',
    support: (contact) => `Questions? ${contact}`,
    footer: (app, to) => `${app} sent this message to ${to}.`,
  },
  de: {
    greeting: 'Hallo,',
    address: 'Falls der Knopf nicht geht, öffnen Sie diese Adresse:',
    support: (contact) => `Fragen? ${contact}`,
    footer: (app, to) => `${app} hat diese Nachricht an ${to} geschickt.`,
  },
  fr: {
    colon: ' :',
    greeting: 'Bonjour,',
    address: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
    support: (contact) => `Des questions ? ${contact}`,
    footer: (app, to) => `${app} a envoyé ce message à ${to}.`,
  },
  es: {
    greeting: 'Hola:',
    address: 'Si el botón no funciona, abra esta dirección:',
    support: (contact) => `¿Preguntas? ${contact}`,
    footer: (app, to) => `${app} envió este mensaje a ${to}.`,
  },
  'pt-BR': {
    greeting: 'Olá,',
    address: 'Se o botão não funcionar, abra este endereço:',
    support: (contact) => `Dúvidas? ${contact}`,
    footer: (app, to) => `${app} enviou esta mensagem para ${to}.`,
  },
  ja: {
    greeting: 'こんにちは。',
    address: 'ボタンが使えない場合は、このアドレスを開いてください:',
    support: (contact) => `お問い合わせ: ${contact}`,
    footer: (app, to) => `このメールは ${app} から ${to} に送られました。`,
  },
  ar: {
    direction: 'rtl',
    greeting: 'مرحبًا،',
    address: 'إذا لم يعمل الزر، فافتح هذا العنوان:',
    support: (contact) => apart`هل لديك أسئلة؟ ${contact}`,
    footer: (app, to) => apart`أرسل ${app} هذه الرسالة إلى ${to}.`,
  },
}
