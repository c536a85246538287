import type { NetworkVerdict } from '../../network-rules/network-verdict.ts'
import { calledName } from '../../organizations/organization.ts'
import { invitationOf, isForJoining } from '../../sign-ins/invited.ts'
import { noteRefusal } from '../../sign-ins/note-refusal.ts'
import type { RefusalReason } from '../../sign-ins/sign-in-facts.ts'
import type { Flow, StepPage } from '../flow.ts'
import { type RefusedWords, refusedPage, suspendedWords } from '../pages/refused-page.ts'
import { addressAfter, addressWithin } from '../step-paths.ts'
import type { Texts } from '../texts/en.ts'
import { joinPath } from './join.ts'

/** Shown only after somebody proved who they are, or where nothing of them is said by it (console.md 4.2). */
export const refusedStep: StepPage = {
  path: '/u/refused',
  serves: ['refused'],
  show: async (flow) => {
    const { step, scene, signIn } = flow
    const reason = reasonOf(step)
    if (isForJoining(step) && (await invitationOf(flow.directory, signIn)) !== null) {
      return addressWithin(signIn, joinPath)
    }
    await noteRefusal(flow.directory, flow, flow.caller)
    const back = signIn.goal.kind === 'authorize' ? addressAfter(signIn) : null
    // An app that is gone has nobody to tell.
    const next = reason === 'client-gone' ? null : { isOnceMore: onceMore.has(reason), back }
    return refusedPage(scene, wordsFor(reason, flow), next)
  },
  refusal: (flow) => {
    const { title, text } = wordsFor(reasonOf(flow.step), flow)
    return `${title}: ${text}`
  },
}

function reasonOf(step: Flow['step']): RefusalReason {
  return step.kind === 'refused' ? step.reason : 'account-changed'
}

/** What a second try mends; the rest needs another account. */
const onceMore: ReadonlySet<RefusalReason> = new Set([
  'account-changed',
  'network_blocked',
  'session-ended',
  'single-sign-on',
  'method',
  'too-many-tries',
])

/** That it is the network, and nothing of which rule it was. */
function networkWords(
  { network, networkOutside, networkUnknown }: Texts['refused'],
  verdict: NetworkVerdict,
  organizationName: string | null,
): string {
  if (verdict.isAllowed || verdict.why === 'blocked') return network
  return (verdict.why === 'outside' ? networkOutside : networkUnknown)(organizationName ?? '')
}

function wordsFor(reason: RefusalReason, { scene, facts }: Flow): RefusedWords {
  const { refused } = scene.texts
  const organizationName = facts.organization && calledName(facts.organization)
  switch (reason) {
    case 'suspended':
      return suspendedWords(scene)
    case 'account-gone':
      return { title: refused.goneTitle, text: refused.gone }
    case 'not-served':
      return { title: refused.notServedTitle, text: refused.notServed(scene.appName) }
    case 'session-ended':
      return { title: refused.changedTitle, text: refused.signedOut }
    case 'account-changed':
    case 'denied':
      return { title: refused.changedTitle, text: refused.changed }
    case 'client-gone':
      return { title: refused.clientTitle, text: refused.client }
    case 'not-a-member':
      return { title: refused.memberTitle, text: refused.member(organizationName ?? '') }
    case 'organization-suspended':
      return { title: refused.closedTitle, text: refused.closed(organizationName) }
    case 'organization-not-let-in':
      return { title: refused.roleTitle, text: refused.organization(scene.appName) }
    case 'role-missing':
      return { title: refused.roleTitle, text: refused.role(scene.appName) }
    case 'single-sign-on':
      return { title: refused.companyTitle, text: refused.company(organizationName ?? '') }
    case 'method':
      return { title: refused.methodTitle, text: refused.method(scene.appName) }
    case 'too-many-tries':
      return { title: refused.triesTitle, text: refused.tries }
    case 'network_blocked':
      return { title: refused.networkTitle, text: networkWords(refused, facts.network, organizationName) }
    case 'no-organization':
      return { title: refused.noOrganizationTitle, text: refused.noOrganization(scene.appName) }
  }
}
