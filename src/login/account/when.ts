import { type Html, html } from '../../http/html.ts'

/** A time as the reader writes it; the server knows no time zone of theirs, so it names its own. */
export function timeText(at: Date, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(at)} UTC`
}

export function timeElement(at: Date, locale: string): Html {
  return html`<time datetime="${at.toISOString()}">${timeText(at, locale)}</time>`
}
