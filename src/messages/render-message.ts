import { languageAlone } from '../kernel/language-tag.ts'
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
import { ar } from './templates/ar.ts'
import { de } from './templates/de.ts'
import { en } from './templates/en.ts'
import { es } from './templates/es.ts'
import { fr } from './templates/fr.ts'
import { ja } from './templates/ja.ts'
import { ptBr } from './templates/pt-br.ts'

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

const templates: Readonly<Record<LetterLocale, Templates>> = { en, de, fr, es, 'pt-BR': ptBr, ja, ar }

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

/** Of `de-AT` the `de`, of `pt-PT` and of another provider's `pt_PT` the `pt-BR`; null for a language nobody wrote templates in. */
function localeOf(tag: string | null): LetterLocale | null {
  return letterLocales.find((locale) => languageAlone(locale) === languageAlone(tag ?? '')) ?? null
}

function contextOf(message: Renderable, look: MessageLook, locale: LetterLocale): LetterContext {
  const format = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return {
    app: oneLine(look.displayName),
    time: `${format.format(message.queuedAt)} UTC`,
    formatTime: (iso) => `${format.format(new Date(iso))} UTC`,
  }
}
