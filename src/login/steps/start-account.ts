import type { FastifyReply } from 'fastify'
import type { Directory } from '../../directory.ts'
import { findOrganizationNamed } from '../../organizations/find-organization.ts'
import { beginSignIn } from '../../sign-ins/keep-sign-in.ts'
import { proveAgain } from '../../sign-ins/prove-again.ts'
import { newSignIn } from '../../sign-ins/sign-in.ts'
import { browserSession } from '../browser-session.ts'
import { sendTo } from '../send-page.ts'
import { addressWithin, isOwnPath } from '../step-paths.ts'
import { askedLocale, queryText, type Visit } from '../visit.ts'

/**
 * Where the console sends operators who are not signed in, and the page of an organization its people, with the screen
 * they wanted. `proof=factor`: a page of theirs asks for the second factor that this sign-in lacks.
 */
export const startPath = '/u/start'

/** Somebody comes to sign in by themselves, not from an app: it leads to their account, or to the page they wanted. */
export async function startAccountSignIn(visit: Visit): Promise<FastifyReply> {
  const { directory, caller, browserSecret } = visit
  const locale = askedLocale(visit)
  const wanted = queryText(visit, 'to')
  const standard = directory.application.kind === 'console' ? '/console/users' : '/account'
  const path = wanted !== null && isOwnPath(wanted) ? wanted : standard
  const session = await browserSession(visit)
  const isProvenAgain = queryText(visit, 'proof') === 'factor'
  if (session !== null && !isProvenAgain) return sendTo(visit, path)
  const organizationId = await organizationAsking(directory, path)
  if (session !== null && organizationId === null) {
    return sendTo(
      visit,
      addressWithin(await proveAgain(directory, session, { path, locale, browserSecret }, caller), '/u/login'),
    )
  }
  const goal = { kind: 'account', path, asksFactor: session !== null } as const
  const signIn = newSignIn({ goal, organizationId, locale, origin: caller }, directory.clock.now())
  await beginSignIn(directory, signIn, browserSecret)
  return sendTo(visit, addressWithin(signIn, '/u/login'))
}

/** The one whose page it is, where that takes a sign-in by its own provider; null elsewhere. */
async function organizationAsking({ stores }: Directory, path: string): Promise<string | null> {
  const [, name] = /^\/org\/([\w.~-]+)/.exec(path) ?? []
  const organization = name === undefined ? null : await findOrganizationNamed(stores, name)
  return organization?.requiresSingleSignOn === true ? organization.id : null
}
