// The letters that administrators write: the words of each, how it would look, and one to try.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { changeTemplate, standardTemplate } from '../../../messages/change-template.ts'
import {
  type EmailTemplate,
  type ObeyedTemplate,
  obeyedTemplates,
  refuseFaultyTemplate,
  templateKinds,
} from '../../../messages/email-template.ts'
import { readTemplate } from '../../../messages/keep-template.ts'
import { letterLocales } from '../../../messages/letter.ts'
import type { Message } from '../../../messages/message.ts'
import { refuseSuppressed } from '../../../messages/refuse-suppressed.ts'
import { sampleValues, variablesOf, writeSample } from '../../../messages/sample-letter.ts'
import { isEmail } from '../../../users/identifiers.ts'
import { closed, flag, text, textOrNull, wholeOf } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const orNull = (maxLength: number, description: string) =>
  Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()], { description }))

const words = {
  subject: orNull(1_000, 'A line of Liquid, or null for ours.'),
  from: orNull(1_000, 'Who writes, such as Acme <no-reply@example.com>, or null for the usual one.'),
  body: orNull(200_000, 'HTML with Liquid in it, or null for ours.'),
}
const changeBody = Type.Object(
  { ...words, isEnabled: Type.Optional(Type.Boolean({ description: 'true or false.' })) },
  { additionalProperties: false },
)
type ChangeBody = Static<typeof changeBody>

const locale = Type.Optional(Type.Enum([...letterLocales], { description: 'A language that letters are written in.' }))
const previewBody = Type.Object({ ...words, locale }, { additionalProperties: false })
type PreviewBody = Static<typeof previewBody>

const testBody = Type.Object(
  {
    to: Type.Optional(
      Type.String({ minLength: 1, maxLength: 254, description: 'An address; yours where it is left out.' }),
    ),
    locale,
  },
  { additionalProperties: false },
)
type TestBody = Static<typeof testBody>

/** `isOwn`: administrators wrote some of it, and letters go out so. */
const summary = { name: text, kind: text, isEnabled: flag, isOwn: flag }
const listed = closed(summary, 'ListedEmailTemplate')
const opened = closed(
  { ...summary, subject: textOrNull, from: textOrNull, body: textOrNull, variables: Type.Array(text) },
  'EmailTemplateRecord',
)
/** `fault`: why the template could not be used, so that ours would go out. */
const letter = closed({ subject: text, from: textOrNull, html: text, text, fault: textOrNull }, 'SampleLetter')

const one = '/email-templates/:name'

export const emailTemplateRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/email-templates',
    access: ['read:settings'],
    summary: 'List the templates of letters',
    answers: { 200: wholeOf(listed) },
    handle: list,
  },
  {
    method: 'GET',
    path: one,
    access: ['read:settings'],
    summary: 'Get the template of a letter',
    answers: { 200: opened },
    handle: get,
  },
  {
    method: 'PATCH',
    path: one,
    access: ['update:settings'],
    body: changeBody,
    summary: 'Change the template of a letter',
    answers: { 200: opened },
    handle: change,
  },
  {
    method: 'POST',
    path: `${one}/preview`,
    access: ['read:settings'],
    body: previewBody,
    whilePaused: 'reads',
    summary: 'See a letter by a template that is not saved, with sample values',
    answers: { 200: letter },
    handle: preview,
  },
  {
    method: 'POST',
    path: `${one}/test`,
    access: ['update:settings'],
    body: testBody,
    summary: 'Send a letter by the saved template, with sample values',
    answers: { 202: closed({ to: text }) },
    handle: sendTest,
  },
]

async function list({ directory }: Call): Promise<Answer> {
  const { stores, sealer } = directory
  const found = await Promise.all(obeyedTemplates.map((name) => readTemplate({ ...stores, sealer }, name)))
  return ok({ data: obeyedTemplates.map((name, place) => summaryJson(name, found[place] ?? null)) })
}

async function get({ params, directory }: Call): Promise<Answer> {
  const name = knownName(params.name)
  return ok(templateJson(name, await saved(directory, name)))
}

async function change({ actor, params, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  const name = knownName(params.name)
  const { isEnabled: enabled, ...written } = body
  const changes = { ...written, ...(enabled === undefined ? {} : { enabled }) }
  return ok(templateJson(name, await changeTemplate(directory, actor, name, changes)))
}

/** What is left out is as it is saved. */
async function preview({ params, body, directory }: Call<unknown, PreviewBody>): Promise<Answer> {
  const name = knownName(params.name)
  const { locale: asked = null, ...written } = body
  await refuseFaultyTemplate(written)
  const template = { ...((await saved(directory, name)) ?? standardTemplate(name)), ...written }
  const look = await directory.stores.settings.read()
  const { application, clock } = directory
  const sample = await writeSample({ look, application, now: clock.now() }, name, template, asked)
  const { subject, from, html, text: plain, templateFault: fault = null } = sample
  return ok({
    subject,
    from: from === undefined ? null : `${from.name} <${from.address}>`.trim(),
    html,
    text: plain,
    fault,
  })
}

/** Nothing in it opens anything: its link leads nowhere and its code is nobody's. */
async function sendTest({ params, body, directory, signedIn }: Call<unknown, TestBody>): Promise<Answer> {
  const name = knownName(params.name)
  const to = body.to ?? signedIn?.operator.email
  if (to === undefined || !isEmail(to)) throw invalidField('to', 'Enter an e-mail address such as alice@example.com.')
  await refuseSuppressed(directory.stores, to)
  const values = sampleValues(name, directory.clock.now())
  await directory.change(async ({ messages, settings }) => {
    const { defaultLocale } = await settings.read()
    const message = { kind: templateKinds[name], to, userId: null, locale: body.locale ?? defaultLocale, values }
    await messages.queue(message as Message)
  })
  return { status: 202, body: { to } }
}

function saved({ stores, sealer }: Directory, name: ObeyedTemplate): Promise<EmailTemplate | null> {
  return readTemplate({ ...stores, sealer }, name)
}

function knownName(name: string | undefined): ObeyedTemplate {
  const known = obeyedTemplates.find((one) => one === name)
  if (known !== undefined) return known
  throw new RollcallError('route_not_found', `There is no such template; there are ${obeyedTemplates.join(', ')}.`)
}

function summaryJson(name: ObeyedTemplate, found: EmailTemplate | null) {
  const { subject = null, from = null, body = null, enabled = true } = found ?? {}
  const isEnabled = enabled === true
  const isOwn = isEnabled && [subject, from, body].some((words) => words !== null && words.trim() !== '')
  return { name, kind: templateKinds[name], isEnabled, isOwn }
}

function templateJson(name: ObeyedTemplate, found: EmailTemplate | null) {
  const { subject = null, from = null, body = null } = found ?? {}
  return { ...summaryJson(name, found), subject, from, body, variables: variablesOf(name) }
}
