// Every page and form of the account goes through here: whose it is decides the session's cookie alone, and what changes
// the account's proofs asks for a fresh one.
import type { FastifyReply } from 'fastify'
import { promptInSession } from '../../caller-verification/prompt-in-session.ts'
import { Html } from '../../http/html.ts'
import { grantIpRules } from '../../ip-rules/grant-ip-rules.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { impersonatorActing } from '../../sessions/impersonator.ts'
import { touchSession } from '../../sessions/touch-session.ts'
import { beginSignIn } from '../../sign-ins/keep-sign-in.ts'
import { proveAgain } from '../../sign-ins/prove-again.ts'
import { hasRecentProof, type ProofNeeded } from '../../sign-ins/recent-proof.ts'
import { newSignIn } from '../../sign-ins/sign-in.ts'
import { personActing } from '../../users/person.ts'
import { localeIn } from '../../users/request-verification.ts'
import { browserSession } from '../browser-session.ts'
import { type Failure, failureOf, faultOf } from '../failure.ts'
import { keepFlash, takeFlash } from '../flash.ts'
import { UnusableForm } from '../flow.ts'
import { readFormBody } from '../form-body.ts'
import { refuseForeignForm } from '../form-check.ts'
import { noticePage } from '../pages/notice-page.ts'
import { sendPage, sendTo } from '../send-page.ts'
import { addressWithin } from '../step-paths.ts'
import { sceneOf, type Visit } from '../visit.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'
import { signOutPath } from './sign-out-path.ts'

export async function showAccount(visit: Visit, page: AccountPage): Promise<FastifyReply> {
  const view = await openAccount(visit, page.path)
  if (view === null) return startSignIn(visit, page.path)
  if (isImpersonated(view) && page.needsProof !== undefined) return refuseImpersonated(view)
  if (await lacksProof(view, page.needsProof)) return proveFirst(view, page.path)
  const flash = takeFlash(visit, { path: page.path, state: null })
  const faults = flash.failures.map((failure) => faultOf(view.scene, failure))
  const callerPrompt = await promptInSession(view.directory, view.session)
  const shown = await page.show({ ...view, flash, faults, callerPrompt })
  return shown instanceof Html ? sendPage(visit, shown) : sendTo(visit, shown)
}

export async function takeAccount(visit: Visit, form: AccountForm): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  const view = await openAccount(visit, form.page)
  if (view === null) return startSignIn(visit, form.page)
  // Of a page that was somebody else's, or theirs before they signed in anew.
  if (body.text('session') !== view.session.id) {
    throw new RollcallError('csrf_refused', 'This form came from another page. Open the page again.')
  }
  // Whoever acts as somebody looks and changes nothing of theirs; to stop is all that is left.
  if (isImpersonated(view) && form.path !== signOutPath) return refuseImpersonated(view)
  if (await lacksProof(view, form.needsProof)) return proveFirst(view, form.page)
  try {
    const taken = await form.take(view, body)
    if (typeof taken === 'string') return sendTo(visit, taken)
    return taken instanceof Html ? sendPage(visit, taken) : taken
  } catch (fault) {
    if (fault instanceof RollcallError && fault.code === 'session_expired') return startSignIn(visit, form.page)
    const failures = failuresOf(fault, form)
    if (failures === null) throw fault
    const typed = Object.fromEntries((form.keeps ?? []).map((name) => [name, body.text(name)]))
    keepFlash(visit, { path: form.page, state: null }, { failures, typed })
    return sendTo(visit, form.page)
  }
}

async function openAccount(visit: Visit, path: string): Promise<AccountView | null> {
  const { directory, caller, settings } = visit
  const session = await browserSession(visit)
  const user = session === null ? null : await directory.stores.users.find(session.userId)
  if (session === null || user === null) return null
  const { stores, clock } = directory
  const scene = sceneOf(visit, { path, ownLocale: localeIn(user.userMetadata) })
  const { impersonator } = session
  const actor = impersonator === undefined ? personActing(user, caller) : impersonatorActing(impersonator, caller)
  if (await touchSession({ ...stores, clock }, session, { origin: caller, settings })) {
    await directory.change((deps) => grantIpRules(deps, actor, session))
  }
  return { ...visit, session, user, actor, scene, faults: [], flash: { failures: [], typed: {} }, callerPrompt: null }
}

function isImpersonated({ session }: AccountView): boolean {
  return session.impersonator !== undefined
}

function refuseImpersonated(view: AccountView): FastifyReply {
  const { impersonation } = view.scene.texts.account
  const page = noticePage(view.scene, { title: impersonation.refused, text: impersonation.refusedText })
  return sendPage(view, page, { status: 403 })
}

async function startSignIn(visit: Visit, path: string): Promise<FastifyReply> {
  const { directory, caller, browserSecret } = visit
  const signIn = newSignIn({ goal: { kind: 'account', path }, origin: caller }, directory.clock.now())
  await beginSignIn(directory, signIn, browserSecret)
  return sendTo(visit, addressWithin(signIn, '/u/login'))
}

async function lacksProof({ directory, session }: AccountView, needed: ProofNeeded | undefined): Promise<boolean> {
  return needed !== undefined && !(await hasRecentProof(directory, session, needed))
}

async function proveFirst(view: AccountView, path: string): Promise<FastifyReply> {
  const { directory, session, scene, browserSecret, caller } = view
  const signIn = await proveAgain(directory, session, { path, locale: scene.locale, browserSecret }, caller)
  return sendTo(view, addressWithin(signIn, '/u/login'))
}

/** What the person can do something about, beside what they typed. */
const mendable: readonly string[] = ['invalid_credentials', 'last_administrator', 'last_way_in']

/** Null for what no field can mend. */
function failuresOf(fault: unknown, { onCredentials }: AccountForm): readonly Failure[] | null {
  if (fault instanceof UnusableForm) return fault.failures
  if (!(fault instanceof RollcallError)) return null
  const isMendable = fault.kind === 'invalid' || mendable.includes(fault.code)
  return isMendable ? [failureOf(fault, onCredentials ?? { key: 'credentials', field: null })] : null
}
