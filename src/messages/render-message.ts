import {
  type Letter,
  type LetterContext,
  type LetterLocale,
  letterLocales,
  type MessageLook,
  type Templates,
} from './letter.ts'
import { htmlOf } from './letter-html.ts'
import { textOf } from './letter-text.ts'
import type { MessageKind, MessageValues, QueuedMessage } from './message.ts'
import { oneLine } from './one-line.ts'
import { plainValues } from './plain-values.ts'
import { de } from './templates/de.ts'
import { en } from './templates/en.ts'

export interface RenderedMessage {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type Renderable = Pick<QueuedMessage, 'kind' | 'to' | 'locale' | 'queuedAt'> & {
  readonly values: NonNullable<QueuedMessage['values']>
}

/** The message in the language of whom it goes to, as text and as HTML. */
export function renderMessage(message: Renderable, look: MessageLook): RenderedMessage {
  const locale = readerLocale(message, look)
  const context = contextOf(message, look, locale)
  const letter = written(message.kind, plainValues(message.values), context, locale)
  const frame = { locale, app: context.app, to: message.to, look }
  return { subject: letter.subject, text: textOf(letter, frame), html: htmlOf(letter, frame) }
}

const templates: Readonly<Record<LetterLocale, Templates>> = { en, de }

function written<Kind extends MessageKind>(
  kind: Kind,
  values: MessageValues[Kind],
  context: LetterContext,
  locale: LetterLocale,
): Letter {
  return templates[locale][kind](values, context)
}

/** That of the message, else the application's, else English. */
export function readerLocale(
  message: Pick<Renderable, 'locale'>,
  look: Pick<MessageLook, 'defaultLocale'>,
): LetterLocale {
  return localeOf(message.locale) ?? localeOf(look.defaultLocale) ?? 'en'
}

/** Of `de-AT` the `de`; null for a language nobody wrote templates in. */
function localeOf(tag: string | null): LetterLocale | null {
  const language = tag?.split('-', 1)[0]?.toLowerCase()
  return letterLocales.find((locale) => locale === language) ?? null
}

function contextOf(message: Renderable, look: MessageLook, locale: LetterLocale): LetterContext {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return {
    app: oneLine(look.displayName),
    time: `${format.format(message.queuedAt)} UTC`,
    formatTime: (iso) => `${format.format(new Date(iso))} UTC`,
  }
}
