// Mail templates on this face: kept as they came, and those that are enabled are the letters of their kind.
import { refuseBadResultUrl } from '../../../clients/redirect-urls.ts'
import type { Directory, Stores } from '../../../directory.ts'
import { invalidField } from '../../../kernel/errors.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { liquidFault } from '../../../messages/liquid.ts'
import { changeDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import {
  emailTemplate,
  type TemplateBody,
  type TemplateName,
  templateBody,
  templateKinds,
  templateParams,
  type UpdateTemplateBody,
  updateTemplateBody,
} from './template-schemas.ts'

const path = '/email-templates/:templateName'
const params = templateParams
const differs =
  'verify_email, verify_email_by_code, reset_email, blocked_account, mfa_oob_code and user_invitation are obeyed; the others are kept, as no such message is written here. resultUrl and urlLifetimeInSeconds are obeyed for verify_email and reset_email, and resultUrl is an address, no template.'

export const emailTemplateRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/email-templates',
    scopes: anyOf('create:email_templates'),
    summary: 'Create an email template',
    body: templateBody,
    answers: { 200: emailTemplate },
    differs,
    handle: create,
  },
  {
    method: 'GET',
    path,
    params,
    scopes: anyOf('read:email_templates'),
    summary: 'Get an email template',
    answers: { 200: emailTemplate },
    handle: get,
  },
  {
    method: 'PATCH',
    path,
    params,
    scopes: anyOf('update:email_templates'),
    summary: 'Patch an email template',
    body: updateTemplateBody,
    answers: { 200: emailTemplate },
    differs,
    handle: patch,
  },
  {
    method: 'PUT',
    path,
    params,
    scopes: anyOf('update:email_templates'),
    summary: 'Update an email template',
    body: templateBody,
    answers: { 200: emailTemplate },
    differs,
    handle: put,
  },
]

async function create({ actor, body, directory }: Call<unknown, TemplateBody>): Promise<Answer> {
  await refuseFaulty(body)
  const { template } = body
  await directory.change((deps) =>
    keep(deps, actor, template, (found) => {
      if (found !== null) throw new WireError(409, `Template ${template} already exists.`)
      return body
    }),
  )
  return ok(body)
}

async function get({ params: { templateName }, directory }: Call): Promise<Answer> {
  const { stores, sealer } = directory
  return ok(present(await read({ ...stores, sealer }, templateName as TemplateName)))
}

async function patch({ actor, params: { templateName }, body, directory }: Call<unknown, UpdateTemplateBody>) {
  refuseOtherName(templateName, body)
  await refuseFaulty(body)
  return directory.change(async (deps) =>
    ok(await keep(deps, actor, templateName as TemplateName, (found) => ({ ...present(found), ...body }))),
  )
}

async function put({ actor, params: { templateName }, body, directory }: Call<unknown, TemplateBody>) {
  refuseOtherName(templateName, body)
  await refuseFaulty(body)
  return directory.change(async (deps) => {
    await keep(deps, actor, body.template, (found) => {
      present(found)
      return body
    })
    return ok(body)
  })
}

function refuseOtherName(name: string | undefined, { template }: UpdateTemplateBody): void {
  if (template === undefined || template === name) return
  throw invalidField('template', 'A template keeps its name: leave it out, or send that of the path')
}

async function refuseFaulty(given: UpdateTemplateBody): Promise<void> {
  for (const field of ['body', 'subject', 'from'] as const) {
    const reason = await liquidFault(given[field] ?? '')
    if (reason !== null) throw invalidField(field, `This is no Liquid template: ${reason.replaceAll("'", '"')}`)
  }
  if (given.resultUrl) refuseBadResultUrl('resultUrl', given.resultUrl)
}

type KeepDeps = Pick<Stores, 'settings' | 'vendorDocuments' | 'mailSettings' | 'audit'> & Pick<Directory, 'sealer'>

async function keep(
  deps: KeepDeps,
  actor: Call['actor'],
  name: TemplateName,
  change: (found: TemplateBody | null) => TemplateBody,
): Promise<TemplateBody> {
  const kept = await changeDocument(deps, actor, { kind: 'email-template', name }, (found) => {
    return JSON.parse(JSON.stringify(change(found as TemplateBody | null))) as JsonObject
  })
  const wanted = kept as unknown as TemplateBody
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

async function read(
  deps: Pick<KeepDeps, 'vendorDocuments' | 'sealer'>,
  name: TemplateName,
): Promise<TemplateBody | null> {
  return (await readDocument(deps, { kind: 'email-template', name })) as TemplateBody | null
}

function present(found: TemplateBody | null): TemplateBody {
  if (found === null) throw new WireError(404, 'Template not found.', 'inexistent_email_template')
  return found
}
