// A letter is what a template makes of a message: plain sentences and links. Text and HTML are both written from it, so
// that they say the same and no template ever holds markup.
import type { ApplicationSettings } from '../applications/settings.ts'
import type { MessageKind, MessageValues } from './message.ts'

export interface Letter {
  readonly subject: string
  /** Sentences above the code and the links. */
  readonly intro: readonly string[]
  readonly code?: string
  /** The first is the button, the others are plain links. */
  readonly actions?: readonly Action[]
  /** Sentences below them. */
  readonly outro?: readonly string[]
}

export interface Action {
  readonly label: string
  readonly link: string
}

/** What templates may mention beside the values of their message. */
export interface LetterContext {
  /** What the application is called. */
  readonly app: string
  /** When what the message tells about happened. */
  readonly time: string
  /** An ISO time as people write it. */
  readonly formatTime: (iso: string) => string
}

export type Templates<Kind extends MessageKind = MessageKind> = {
  readonly [Each in Kind]: (values: MessageValues[Each], context: LetterContext) => Letter
}

/** By language tag (RFC 5646): those in which the sign-in pages speak too. */
export const letterLocales = ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar'] as const
export type LetterLocale = (typeof letterLocales)[number]

/** The settings of the application that a letter shows. */
export type MessageLook = Pick<
  ApplicationSettings,
  'displayName' | 'accentColor' | 'supportEmail' | 'supportUrl' | 'defaultLocale'
>
