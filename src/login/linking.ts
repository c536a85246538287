// Joining another account of one's own, where support asked for it: each of the two is proven in this browser, one after the
// other, and a press joins them (console.md 3.10).
import type { FastifyReply } from 'fastify'
import { RollcallError } from '../kernel/errors.ts'
import { beginProof } from '../merging/begin-proof.ts'
import { joinAccounts } from '../merging/join-accounts.ts'
import { type LinkingUnderWay, linkingUnderWay, nameOfJoining } from '../merging/linking-under-way.ts'
import { planMerge } from '../merging/plan-merge.ts'
import { browserHash } from '../sign-ins/sign-in.ts'
import { type Failure, faultOf } from './failure.ts'
import { keepFlash, takeFlash } from './flash.ts'
import type { FormBody } from './form-body.ts'
import { readFormBody } from './form-body.ts'
import { refuseForeignForm } from './form-check.ts'
import { type JoinProps, joinPage, proofPage } from './pages/linking-pages.ts'
import { noticePage } from './pages/notice-page.ts'
import { sendPage, sendTo } from './send-page.ts'
import { addressWithin, linkingPath } from './step-paths.ts'
import { sceneOf, type Visit } from './visit.ts'

export async function showLinking(visit: Visit): Promise<FastifyReply> {
  const scene = sceneOf(visit, { path: linkingPath })
  const linking = await underWay(visit)
  if (linking === null) {
    const { overTitle: title, over: text } = scene.texts.account.linking
    return sendPage(visit, noticePage(scene, { title, text }), { status: 400 })
  }
  const { failures } = takeFlash(visit, { path: linkingPath, state: null })
  const account = nameOfJoining(linking.account)
  const faults = failures.map((failure) => faultOf(scene, failure))
  if (linking.step !== 'join') return sendPage(visit, proofPage(scene, { faults, account, proves: linking.step }))
  const { refusal, ...gains } = await gainsOf(visit, linking)
  return sendPage(
    visit,
    joinPage(scene, {
      faults: refusal === null || faults.length > 0 ? faults : [faultOf(scene, refusal)],
      account,
      other: nameOfJoining(linking.other),
      isAccount: 'userId' in linking.other,
      ...gains,
      proof: refusal === null ? { requestId: linking.request.id, signInId: linking.signInId } : null,
    }),
  )
}

export const takeProof =
  (proves: 'first' | 'other') =>
  (visit: Visit): Promise<FastifyReply> =>
    taken(visit, async (linking) => {
      const { directory, caller, browserSecret } = visit
      const { locale } = sceneOf(visit, { path: linkingPath })
      const signIn = await beginProof(directory, linking.request, { proves, locale, browserSecret }, caller)
      return addressWithin(signIn, '/u/login')
    })

export const takeJoin = (visit: Visit): Promise<FastifyReply> =>
  taken(visit, async (_linking, body) => {
    const { directory, caller, browserSecret } = visit
    const hash = browserHash(browserSecret)
    const input = { requestId: body.text('request'), signInId: body.text('proof'), browserHash: hash }
    try {
      await joinAccounts(directory, caller, input)
      return '/u/link-identity/done'
    } catch (fault) {
      keepFlash(visit, { path: linkingPath, state: null }, { failures: [refusalOf(fault)], typed: {} })
      return linkingPath
    }
  })

/** Where nothing is being joined any more, the page says so. */
async function taken(
  visit: Visit,
  take: (linking: LinkingUnderWay, body: FormBody) => Promise<string>,
): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  const linking = await underWay(visit)
  return sendTo(visit, linking === null ? linkingPath : await take(linking, body))
}

function underWay({ directory, browserSecret }: Visit): Promise<LinkingUnderWay | null> {
  return linkingUnderWay(directory, browserHash(browserSecret))
}

type Gains = Pick<JoinProps, 'organizations' | 'roles'> & { readonly refusal: Failure | null }

/** What comes along, and why it cannot: both belong to the person, so they are told. */
async function gainsOf(
  { directory }: Visit,
  { account, other }: Extract<LinkingUnderWay, { readonly step: 'join' }>,
): Promise<Gains> {
  if (!('userId' in other)) return { organizations: [], roles: [], refusal: null }
  try {
    const { gained } = await directory.change((deps) => planMerge(deps, account.userId, other.userId))
    const [organizations, roles] = [gained.organizations, gained.roles].map((each) => each.map(({ name }) => name))
    return { organizations: organizations ?? [], roles: roles ?? [], refusal: null }
  } catch (fault) {
    return { organizations: [], roles: [], refusal: refusalOf(fault) }
  }
}

const refusals: Readonly<Record<string, Failure['key']>> = {
  belongs_elsewhere: 'joinElsewhere',
  insufficient_scope: 'joinRoles',
  link_unusable: 'joinStale',
}

/** Throws what is no refusal. */
function refusalOf(fault: unknown): Failure {
  if (!(fault instanceof RollcallError) || ['internal', 'unavailable'].includes(fault.kind)) throw fault
  return { key: refusals[fault.code] ?? 'notJoined', field: null }
}
