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
import { addressTemplates } from './templates/addresses.ts'
import { factorTemplates } from './templates/factors.ts'
import { passwordTemplates } from './templates/passwords.ts'
import { recoveryTemplates } from './templates/recovery.ts'
import { signInTemplates } from './templates/sign-in.ts'
import { signUpTemplates } from './templates/sign-up.ts'

export interface RenderedMessage {
  readonly subject: string
  readonly text: string
  readonly html: string
}

type Renderable = Pick<QueuedMessage, 'kind' | 'to' | 'locale' | 'queuedAt'> & {
  readonly values: NonNullable<QueuedMessage['values']>
}

/** The message in the language of whom it goes to, as text and as HTML. */
export function renderMessage(message: Renderable, look: MessageLook): RenderedMessage {
  const locale = localeOf(message.locale) ?? localeOf(look.defaultLocale) ?? 'en'
  const context = contextOf(message, look, locale)
  const letter = written(message.kind, plainValues(message.values), context, locale)
  const frame = { locale, app: context.app, to: message.to, look }
  return { subject: letter.subject, text: textOf(letter, frame), html: htmlOf(letter, frame) }
}

const templates: Readonly<Record<LetterLocale, Templates>> = {
  en: templatesIn('en'),
  de: templatesIn('de'),
}

function templatesIn(locale: LetterLocale): Templates {
  return {
    ...addressTemplates[locale],
    ...signUpTemplates[locale],
    ...signInTemplates[locale],
    ...passwordTemplates[locale],
    ...factorTemplates[locale],
    ...recoveryTemplates[locale],
  }
}

function written<Kind extends MessageKind>(
  kind: Kind,
  values: MessageValues[Kind],
  context: LetterContext,
  locale: LetterLocale,
): Letter {
  return templates[locale][kind](values, context)
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

/** Values are names, addresses, numbers and links; none of them is markup, a header or an expression (INJ-09, INJ-10). */
function plainValues<Values extends MessageValues[MessageKind]>(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
    return [name, /link$/i.test(name) ? webLink(value) : oneLine(value)]
  })
  return Object.fromEntries(entries) as Values
}

const longestName = 200

/** Without line breaks, control characters, and marks that turn the direction of what follows. */
function oneLine(text: string): string {
  // Cut before anything walks over it: names come from everywhere, at any length.
  const start = text.slice(0, 2 * longestName + 2)
  const line = start.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  const letters = [...line]
  return letters.length > longestName ? `${letters.slice(0, longestName).join('')}…` : line
}

function webLink(link: string): string {
  const url = URL.canParse(link) ? new URL(link) : null
  if (url === null || !/^https?:$/.test(url.protocol) || /[\s\p{C}]/u.test(link)) {
    throw new Error('a message holds a link that is no web address')
  }
  return link
}
