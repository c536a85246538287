// HTML that is escaped by construction: whatever stands in a template's gap is text, unless it is Html itself (WEB-01).
// Gaps belong in text and in quoted attribute values; nothing here makes a script or a style.

/** Markup that may stand in a page as it is. Only the template below makes one. */
export class Html {
  readonly text: string

  constructor(parts: readonly string[], gaps: readonly Gap[]) {
    this.text = parts.map((part, place) => part + (place < gaps.length ? rendered(gaps[place]) : '')).join('')
  }
}

/** Nothing is written for null and false, so that `condition && html…` reads well. */
export type Gap = Html | string | number | null | undefined | false | readonly Gap[]

export function html(parts: TemplateStringsArray, ...gaps: readonly Gap[]): Html {
  return new Html(parts, gaps)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function rendered(gap: Gap): string {
  if (gap instanceof Html) return gap.text
  if (gap === null || gap === undefined || gap === false) return ''
  if (Array.isArray(gap)) return gap.map(rendered).join('')
  return String(gap).replace(/[&<>"']/g, (character) => entities[character] as string)
}
