// Mail templates on this face: kept as they came, and those that are enabled are the letters of their kind.
import { invalidField } from '../../../kernel/errors.ts'
import { type EmailTemplate, refuseFaultyTemplate, type VendorTemplateName } from '../../../messages/email-template.ts'
import { keepTemplate, readTemplate } from '../../../messages/keep-template.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import {
  emailTemplate,
  type TemplateBody,
  templateBody,
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
  await refuseFaultyTemplate(body)
  const { template } = body
  await directory.change((deps) =>
    keepTemplate(deps, actor, template, (found) => {
      if (found !== null) throw new WireError(409, `Template ${template} already exists.`)
      return body
    }),
  )
  return ok(body)
}

async function get({ params: { templateName }, directory }: Call): Promise<Answer> {
  const { stores, sealer } = directory
  return ok(present(await readTemplate({ ...stores, sealer }, templateName as VendorTemplateName)))
}

async function patch({ actor, params: { templateName }, body, directory }: Call<unknown, UpdateTemplateBody>) {
  refuseOtherName(templateName, body)
  await refuseFaultyTemplate(body)
  return directory.change(async (deps) =>
    ok(
      await keepTemplate(deps, actor, templateName as VendorTemplateName, (found) => ({ ...present(found), ...body })),
    ),
  )
}

async function put({ actor, params: { templateName }, body, directory }: Call<unknown, TemplateBody>) {
  refuseOtherName(templateName, body)
  await refuseFaultyTemplate(body)
  return directory.change(async (deps) => {
    await keepTemplate(deps, actor, body.template, (found) => {
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

function present(found: EmailTemplate | null): EmailTemplate {
  if (found === null) throw new WireError(404, 'Template not found.', 'inexistent_email_template')
  return found
}
