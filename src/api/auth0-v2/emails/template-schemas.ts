// Mail templates. Names, types and limits are the vendor's.
import { type Static, type TSchema, Type } from 'typebox'
import { vendorTemplates } from '../../../messages/email-template.ts'
import { closed } from '../answers.ts'

const template = Type.Enum(vendorTemplates, { description: `One of ${vendorTemplates.join(', ')}.` })

export const templateParams = Type.Object({ templateName: template })

const secondsOfAYear = 31_536_000
const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

const body = orNull(Type.String({ maxLength: 200_000, description: 'Body of the email template.' }))
const from = orNull(Type.String({ maxLength: 1_000, description: 'Who writes.' }))
const subject = orNull(Type.String({ maxLength: 1_000, description: 'Subject line of the email.' }))
const syntax = orNull(Type.Literal('liquid', { description: 'liquid' }))
const enabled = orNull(Type.Boolean({ description: 'Whether the template is enabled.' }))

const links = {
  resultUrl: Type.Optional(
    orNull(Type.String({ maxLength: 2_048, description: 'URL to redirect to after a successful action.' })),
  ),
  urlLifetimeInSeconds: Type.Optional(
    orNull(Type.Integer({ minimum: 0, maximum: secondsOfAYear, description: 'Seconds for which the link is valid.' })),
  ),
  includeEmailInRedirect: Type.Optional(
    Type.Boolean({ description: 'Whether the address is part of the result URL.' }),
  ),
}

export const templateBody = closed({ template, body, from, subject, syntax, enabled, ...links })
export type TemplateBody = Static<typeof templateBody>

export const updateTemplateBody = closed({
  template: Type.Optional(template),
  body: Type.Optional(body),
  from: Type.Optional(from),
  subject: Type.Optional(subject),
  syntax: Type.Optional(syntax),
  enabled: Type.Optional(enabled),
  ...links,
})
export type UpdateTemplateBody = Static<typeof updateTemplateBody>

export const emailTemplate = closed({ template, body, from, subject, syntax, enabled, ...links }, 'EmailTemplate')
