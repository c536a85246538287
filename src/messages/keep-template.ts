import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import { changeDocument, type KeepDocumentDeps, readDocument } from '../vendor-documents/keep-document.ts'
import { type EmailTemplate, type TemplateName, templateKinds } from './email-template.ts'
import type { MailSettingsStore } from './mail-settings.ts'

export interface KeepTemplateDeps extends KeepDocumentDeps {
  readonly mailSettings: Pick<MailSettingsStore, 'setTemplate'>
}

/** Keeps what is made of the template that stands there, null where nobody wrote one, and writes letters by it. */
export async function keepTemplate(
  deps: KeepTemplateDeps,
  actor: Actor,
  name: TemplateName,
  change: (found: EmailTemplate | null) => EmailTemplate,
): Promise<EmailTemplate> {
  const kept = await changeDocument(deps, actor, keyOf(name), (found) => {
    return JSON.parse(JSON.stringify(change(found as EmailTemplate | null))) as JsonObject
  })
  const wanted = kept as unknown as EmailTemplate
  const { body, subject, from, enabled } = wanted
  const kind = templateKinds[name]
  if (kind === null) return wanted
  const links = {
    lifetimeSeconds: wanted.urlLifetimeInSeconds || null,
    resultUrl: wanted.resultUrl || null,
    includeEmailInRedirect: wanted.includeEmailInRedirect ?? true,
  }
  await deps.mailSettings.setTemplate(kind, enabled === true ? { subject, from, body, ...links } : null)
  return wanted
}

export async function readTemplate(
  deps: Pick<KeepTemplateDeps, 'vendorDocuments' | 'sealer'>,
  name: TemplateName,
): Promise<EmailTemplate | null> {
  return (await readDocument(deps, keyOf(name))) as EmailTemplate | null
}

function keyOf(name: TemplateName) {
  return { kind: 'email-template', name } as const
}
