import type { LetterLocale, MessageLook } from './letter.ts'

/** What stands around every letter. */
export interface LetterFrame {
  readonly locale: LetterLocale
  readonly app: string
  readonly to: string
  readonly look: Pick<MessageLook, 'accentColor' | 'supportEmail' | 'supportUrl'>
}

export interface FrameWords {
  readonly greeting: string
  /** Above the address of a button, for those whose button does not work. */
  readonly address: string
  readonly support: string | null
  readonly footer: string
}

export function frameWords({ locale, app, to, look }: LetterFrame): FrameWords {
  const contact = look.supportEmail ?? look.supportUrl
  if (locale === 'de') {
    return {
      greeting: 'Hallo,',
      address: 'Falls der Knopf nicht geht, öffnen Sie diese Adresse:',
      support: contact === null ? null : `Fragen? ${contact}`,
      footer: `${app} hat diese Nachricht an ${to} geschickt.`,
    }
  }
  return {
    greeting: 'Hello,',
    address: 'If the button does not work, open this address:',
    support: contact === null ? null : `Questions? ${contact}`,
    footer: `${app} sent this message to ${to}.`,
  }
}
