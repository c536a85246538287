import type { MessageLook } from './letter.ts'
import { letterVariables } from './letter-variables.ts'
import { letterRenderer, reasonOf } from './liquid.ts'
import { type MailAddress, parseMailAddress } from './mail-address.ts'
import type { LetterTemplate, MailSettings } from './mail-settings.ts'
import { oneLine } from './one-line.ts'
import { plainValues } from './plain-values.ts'
import { type Renderable, type RenderedMessage, readerLocale, renderMessage } from './render-message.ts'
import { textOfHtml } from './text-of-html.ts'

export interface WrittenLetter extends RenderedMessage {
  /** Whom the template names as the writer. */
  readonly from?: MailAddress
  /** Why the administrators' template was passed over and ours sent, where it was. */
  readonly templateFault?: string
}

export interface WriteLetterDeps {
  readonly look: MessageLook
  readonly mail: Pick<MailSettings, 'templates' | 'people'>
  readonly application: { readonly id: string }
}

/** By the template of its kind, where administrators wrote one that works; else by ours: no letter is lost to a template. */
export async function writeLetter(
  { look, mail, application }: WriteLetterDeps,
  message: Renderable & { readonly userId: string | null },
): Promise<WrittenLetter> {
  const ours = renderMessage(message, look)
  const template = mail.templates[message.kind]
  if (template === undefined) return ours
  const person = message.userId === null ? null : (mail.people[message.userId] ?? null)
  const values = plainValues(message.values)
  try {
    const locale = readerLocale(message, look)
    return await written(template, { to: message.to, values, look, person, locale, tenant: application.id }, ours)
  } catch (fault) {
    return { ...ours, templateFault: reasonOf(fault) }
  }
}

async function written(
  { subject, from, body }: LetterTemplate,
  facts: Parameters<typeof letterVariables>[0],
  ours: RenderedMessage,
): Promise<WrittenLetter> {
  const render = letterRenderer(letterVariables(facts))
  const line = async (source: string | null) => oneLine(await render('text', source ?? ''))
  const writer = parseMailAddress(await line(from))
  const html = body === null ? '' : await render('html', body)
  return {
    subject: (await line(subject)) || ours.subject,
    ...(html.trim() === '' ? { text: ours.text, html: ours.html } : { text: textOfHtml(html) || ours.text, html }),
    ...(writer === null ? {} : { from: writer }),
  }
}
