import type { EmailTemplate, TemplateChanges, TemplateWords } from './email-templates.ts'

/** A template as its boxes hold it; empty where our words stand. */
export interface TemplateDraft {
  readonly subject: string
  readonly from: string
  readonly body: string
  readonly isEnabled: boolean
}

/** What a letter is that nobody wrote. */
export const ourWords: TemplateDraft = { subject: '', from: '', body: '', isEnabled: true }

export function readTemplate({ subject, from, body, isEnabled }: EmailTemplate): TemplateDraft {
  return { subject: subject ?? '', from: from ?? '', body: body ?? '', isEnabled }
}

export function wordsOf({ subject, from, body }: TemplateDraft): TemplateWords {
  return { subject: orNull(subject), from: orNull(from), body: orNull(body) }
}

/** What differs, in the words of the API. */
export function changedWords(before: TemplateDraft, draft: TemplateDraft): TemplateChanges {
  const [were, are] = [wordsOf(before), wordsOf(draft)]
  return {
    ...(are.subject !== were.subject && { subject: are.subject }),
    ...(are.from !== were.from && { from: are.from }),
    ...(are.body !== were.body && { body: are.body }),
    ...(draft.isEnabled !== before.isEnabled && { isEnabled: draft.isEnabled }),
  }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
