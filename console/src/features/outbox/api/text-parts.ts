/** A part of a message's text; links and codes are parts of their own, because they are what is copied. */
export interface TextPart {
  readonly kind: 'text' | 'link' | 'code'
  readonly text: string
}

/** The text cut where a link or a code stands; together the parts are the whole text. */
export function textParts(text: string): TextPart[] {
  return text
    .split(/(https?:\/\/\S+|^ {4}\d{4,10}$)/m)
    .map((part, place) => ({ kind: place % 2 === 0 ? 'text' : part.startsWith('http') ? 'link' : 'code', text: part }))
    .filter((part): part is TextPart => part.text !== '')
}
