/** A part of a note: plain text, or an address that can be followed. */
export interface NotePart {
  readonly isLink: boolean
  readonly text: string
}

/** Addresses of the web and nothing else become links; a full stop at the end belongs to the sentence. */
export function noteParts(text: string): NotePart[] {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/)
    .map((part, place) => ({ isLink: place % 2 === 1, text: part }))
    .filter((part) => part.text !== '')
}
