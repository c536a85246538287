// The networks of people who are signed in: listed for firewalls, checked by proxies with each request, and asked for by
// organizations.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { askForIpRules } from '../../../ip-rules/ask-for-ip-rules.ts'
import { checkAddress } from '../../../ip-rules/check-address.ts'
import type { IpRule } from '../../../ip-rules/ip-rule.ts'
import { networkLines } from '../../../ip-rules/network-lines.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { closed, flag, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'

const ipRule = closed(
  {
    id: text,
    userId: text,
    sessionId: text,
    network: text,
    grantedAt: timestamp,
    expiresAt: timestamp,
    organizationId: textOrNull,
  },
  'IpRuleRecord',
)

const checkQuery = Type.Object(
  { ip: Type.Optional(Type.String({ maxLength: 100, description: 'An address such as 192.0.2.7 or 2001:db8::7.' })) },
  { additionalProperties: false },
)

const asking = closed({ grantsIpRules: flag }, 'IpRulesOfOrganization')
const askBody = Type.Object(
  { grantsIpRules: Type.Boolean({ description: 'true or false.' }) },
  { additionalProperties: false },
)

const reads = { method: 'GET', access: ['read:ip_rules'], organization: 'its-people' } as const
const ofOrganization = { path: '/organizations/:id/ip-rules', organization: 'id' } as const

export const ipRuleRoutes: readonly Route[] = [
  {
    ...reads,
    path: '/ip-rules',
    query: pageQuery,
    summary: 'List the networks of people who are signed in',
    answers: { 200: pageOf(ipRule) },
    handle: list,
  },
  {
    ...reads,
    path: '/ip-rules/check',
    query: checkQuery,
    summary: 'Check whether an address is of somebody who is signed in',
    answers: { 204: null },
    handle: check,
  },
  {
    ...ofOrganization,
    method: 'GET',
    access: ['read:ip_rules'],
    summary: 'See whether an organization asks for the networks of its members',
    answers: { 200: asking },
    handle: getAsking,
  },
  {
    ...ofOrganization,
    method: 'PATCH',
    access: ['update:security_settings'],
    body: askBody,
    summary: 'Let an organization ask for the networks of its members',
    answers: { 200: asking },
    handle: setAsking,
  },
]

async function list({ actor, query, request, reply, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores, clock } = directory
  const scope = scopeOf(actor)
  if (wantsText(request)) return sendLines(reply, networkLines({ ...stores, clock }, scope))
  const page = pageRequest(query)
  return pageAnswer(await stores.ipRules.list(scope, page, clock.now()), page, ruleJson)
}

/** Refused as 403 and nothing else, which is what a proxy's `auth_request` takes for no. */
async function check({ actor, query, request, directory }: Call<Static<typeof checkQuery>>): Promise<Answer> {
  const { stores, clock } = directory
  const ip = query.ip ?? addressFromProxy(actor, request)
  if (await checkAddress({ ...stores, clock }, ip, scopeOf(actor))) return noContent
  throw new RollcallError('not_permitted', 'Nobody who is signed in now comes from this address.')
}

async function getAsking({ params, directory }: Call): Promise<Answer> {
  const isAsked = await directory.stores.ipRules.isAskedBy(params.id as string)
  return ok({ grantsIpRules: presentOrganization(isAsked) })
}

async function setAsking({ actor, params, body, directory }: Call<unknown, Static<typeof askBody>>): Promise<Answer> {
  const { grantsIpRules } = body
  const id = params.id as string
  await directory.change(async (deps) => {
    presentOrganization(await deps.organizations.find(id))
    await askForIpRules(deps, actor, id, grantsIpRules)
  })
  return ok({ grantsIpRules })
}

/** A browser could send these headers too: they count from whoever holds a key, as a proxy does. */
function addressFromProxy({ kind }: Actor, { headers }: FastifyRequest): string | null {
  if (kind !== 'api-key') return null
  const given = headers['x-original-ip'] ?? headers['x-real-ip']
  return given === undefined ? null : String(given)
}

function scopeOf({ organizationId = null }: Actor) {
  return { organizationId }
}

function wantsText({ headers }: FastifyRequest): boolean {
  const types = (headers.accept ?? '').split(',').map((type) => type.split(';', 1)[0]?.trim())
  return types.find((type) => type === 'text/plain' || type === 'application/json') === 'text/plain'
}

/** What can be refused is refused before the first byte; what breaks later breaks the answer off. */
async function sendLines(reply: FastifyReply, lines: AsyncIterable<string>): Promise<Answer> {
  const chunks = lines[Symbol.asyncIterator]()
  const first = await chunks.next()
  const all = (async function* () {
    if (first.done !== true) yield first.value
    yield* { [Symbol.asyncIterator]: () => chunks }
  })()
  reply.header('content-type', 'text/plain; charset=utf-8')
  reply.hijack()
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>)
  try {
    await pipeline(Readable.from(all, { objectMode: false }), reply.raw)
  } catch (fault) {
    reply.log.warn({ err: fault }, 'a list of networks broke off')
  }
  return ok(undefined)
}

function ruleJson({ id, userId, sessionId, network, grantedAt, expiresAt, organizationId }: IpRule) {
  return { id, userId, sessionId, network, grantedAt, expiresAt, organizationId }
}
