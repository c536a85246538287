import type { FastifyReply } from 'fastify'
import { clearedCookie, cookieHeader, readCookie } from '../../http/cookies.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { isSuperseded, oneTimeHash, openSecret } from '../../one-time-secrets/one-time-secret.ts'
import { failureOf, faultOf } from '../failure.ts'
import { keepFlash, takeFlash } from '../flash.ts'
import { UnusableForm } from '../flow.ts'
import { readFormBody } from '../form-body.ts'
import { refuseForeignForm } from '../form-check.ts'
import { sendPage, sendTo } from '../send-page.ts'
import { queryText, sceneOf, type Visit } from '../visit.ts'
import type { Link } from './link.ts'
import { sendUnusableLink } from './unusable-link.ts'

const cookieSeconds = 3_600
const ticketForm = /^[A-Za-z0-9_-]{16,128}$/

export async function openLink(visit: Visit, link: Link): Promise<FastifyReply> {
  const { reply, directory } = visit
  const ticket = queryText(visit, 'ticket')
  if (ticket !== null) {
    if (!ticketForm.test(ticket)) return sendUnusableLink(visit, link, null)
    const sealed = directory.sealer.seal(ticket, placeOf(link)).toString('base64url')
    const settings = { publicUrl: directory.publicUrl, maxAgeSeconds: cookieSeconds }
    reply.header('set-cookie', cookieHeader(link.cookie, sealed, settings))
    return sendTo(visit, link.path)
  }
  const kept = keptTicket(visit, link)
  if (kept === null) return sendUnusableLink(visit, link, 'foreign')
  const { stores, clock } = directory
  const secret = await openSecret({ oneTimeSecrets: stores.oneTimeSecrets, clock }, link.purpose, kept, visit.caller.ip)
  if (secret === null) return sendUnusableLink(visit, link, await endOf(visit, link, kept))
  const scene = sceneOf(visit, { path: link.path })
  const flash = takeFlash(visit, { path: link.path, state: null })
  const faults = flash.failures.map((failure) => faultOf(scene, failure))
  const page = await link.show(visit, scene, faults, secret, kept)
  return sendPage(visit, page, { leadsTo: link.leadsTo?.(secret) ?? null })
}

export async function spendLink(visit: Visit, link: Link): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  const ticket = keptTicket(visit, link)
  if (ticket === null) return sendUnusableLink(visit, link, 'foreign')
  try {
    const next = await link.spend(visit, ticket, body)
    if (typeof next !== 'string') return sendPage(visit, next)
    visit.reply.header('set-cookie', clearedCookie(link.cookie, visit.directory.publicUrl))
    return sendTo(visit, next)
  } catch (fault) {
    // The page says what became of it, to this press and to every later one.
    if (fault instanceof RollcallError && fault.code === 'link_unusable') return sendTo(visit, link.path)
    const failures = failuresOf(fault)
    if (failures === null) throw fault
    keepFlash(visit, { path: link.path, state: null }, { failures, typed: {} })
    return sendTo(visit, link.path)
  }
}

/** "Send a new link" needs a press and no address: the old one knows it, and it is not shown. */
export async function renewLink(visit: Visit, link: Link): Promise<FastifyReply> {
  refuseForeignForm(visit, readFormBody(visit.request.body), '')
  const ticket = keptTicket(visit, link)
  const spent = ticket === null ? null : await spentSecret(visit, link, ticket)
  if (spent !== null && isExpired(visit, spent)) await link.renew?.(visit, spent)
  visit.reply.header('set-cookie', clearedCookie(link.cookie, visit.directory.publicUrl))
  return sendTo(visit, link.asking?.donePath ?? '/u/link-sent')
}

function keptTicket({ request, directory }: Visit, link: Link): string | null {
  const sealed = readCookie(request.headers.cookie, link.cookie, directory.publicUrl)
  if (sealed === null) return null
  try {
    return directory.sealer.unseal(Buffer.from(sealed, 'base64url'), placeOf(link)).toString()
  } catch {
    // Not sealed by us for this: the same as none.
    return null
  }
}

/**
 * What became of a ticket that does not work: told apart only where it ran out by itself, or a newer one was sent. One that
 * was used is told as one that never was (REC-02).
 */
async function endOf(visit: Visit, link: Link, ticket: string): Promise<'expired' | 'superseded' | null> {
  const spent = await spentSecret(visit, link, ticket)
  if (spent === null) return null
  if (isExpired(visit, spent)) return 'expired'
  return (await isSuperseded(visit.directory.stores, link.purpose, ticket)) ? 'superseded' : null
}

function spentSecret({ directory }: Visit, { purpose }: Link, ticket: string) {
  return directory.stores.oneTimeSecrets.findSpent(purpose, oneTimeHash(purpose, ticket))
}

function isExpired({ directory }: Visit, spent: { readonly usedAt: Date | null; readonly expiresAt: Date }): boolean {
  return spent.usedAt === null && spent.expiresAt <= directory.clock.now()
}

function failuresOf(fault: unknown) {
  if (fault instanceof UnusableForm) return fault.failures
  if (!(fault instanceof RollcallError) || fault.kind !== 'invalid') return null
  return [failureOf(fault, { key: 'credentials', field: null })]
}

function placeOf({ path }: Link): readonly string[] {
  return ['login', 'link', path]
}
