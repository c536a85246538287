import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { type EmailTemplate, type ObeyedTemplate, refuseFaultyTemplate } from './email-template.ts'
import { type KeepTemplateDeps, keepTemplate } from './keep-template.ts'

export type TemplateChanges = Partial<Pick<EmailTemplate, 'subject' | 'from' | 'body' | 'enabled'>>

/** What nobody wrote is ours, and the links of it lead where ours do. */
export function standardTemplate(name: ObeyedTemplate): EmailTemplate {
  const ours = { subject: null, from: null, body: null, syntax: 'liquid', enabled: true } as const
  return { template: name, ...ours, includeEmailInRedirect: false }
}

/** What is left out stays; null, and what is empty, goes back to our words. */
export async function changeTemplate(
  { change }: { readonly change: Change<KeepTemplateDeps> },
  actor: Actor,
  name: ObeyedTemplate,
  changes: TemplateChanges,
): Promise<EmailTemplate> {
  // Read before anything is locked: it takes a while to parse a long one.
  await refuseFaultyTemplate(changes)
  const { enabled, ...words } = changes
  const written = Object.fromEntries(
    Object.entries(words).map(([field, text]) => [field, text === null || text.trim() === '' ? null : text]),
  )
  return change((deps) =>
    keepTemplate(deps, actor, name, (found) => ({
      ...(found ?? standardTemplate(name)),
      ...written,
      ...(enabled === undefined ? {} : { enabled }),
    })),
  )
}
