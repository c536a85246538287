// How much guessing is put up with, in the vendor's words: the settings our guard obeys, seen from there.
import {
  type AttackProtection,
  type BruteForceProtection,
  isNetwork,
  type NetworkThrottling,
  type Throttle,
} from '../../../applications/attack-protection.ts'
import { changeSettings } from '../../../applications/change-settings.ts'
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField } from '../../../kernel/errors.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { keepDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { bruteForceAnswer, bruteForceBody, throttlingAnswer, throttlingBody } from './attack-protection-schemas.ts'

const reads = anyOf('read:attack_protection')
const updates = anyOf('update:attack_protection')
const bruteForce = { path: '/attack-protection/brute-force-protection', answers: { 200: bruteForceAnswer } }
const throttling = { path: '/attack-protection/suspicious-ip-throttling', answers: { 200: throttlingAnswer } }

export const attackProtectionRoutes: readonly Route[] = [
  { method: 'GET', ...bruteForce, scopes: reads, summary: 'Get Brute-force settings', handle: getBruteForce },
  {
    method: 'PATCH',
    ...bruteForce,
    scopes: updates,
    summary: 'Update Brute-force settings',
    body: bruteForceBody,
    differs:
      'Whatever is set, an account stands at most 50 wrong passwords an hour, locks end by themselves, and browsers its owner used before are counted apart.',
    handle: setBruteForce,
  },
  {
    method: 'GET',
    ...throttling,
    scopes: reads,
    summary: 'Get Suspicious IP Throttling settings',
    handle: getThrottling,
  },
  {
    method: 'PATCH',
    ...throttling,
    scopes: updates,
    summary: 'Update Suspicious IP Throttling settings',
    body: throttlingBody,
    differs:
      'Only allowlist lets a network off altogether: switched off or set higher, ten times the defaults stay. admin_notification and pre-custom-token-exchange are kept without effect.',
    handle: setThrottling,
  },
]

async function getBruteForce({ directory }: Call): Promise<Answer> {
  return ok(bruteForceJson((await directory.stores.settings.read()).bruteForce))
}

interface BruteForceBody {
  readonly enabled?: boolean
  readonly shields?: readonly string[]
  readonly allowlist?: readonly string[]
  readonly mode?: string
  readonly max_attempts?: number
}

async function setBruteForce({ actor, body, directory }: Call<unknown, BruteForceBody>): Promise<Answer> {
  refuseBadAllowlist(body)
  const changed = await directory.change(async (deps) => {
    const present = (await deps.settings.readForChange()).bruteForce
    const change: BruteForceProtection = {
      isEnabled: body.enabled ?? present.isEnabled,
      locks: body.shields?.includes('block') ?? present.locks,
      tellsOwner: body.shields?.includes('user_notification') ?? present.tellsOwner,
      trustedNetworks: body.allowlist ?? present.trustedNetworks,
      counts: body.mode === undefined ? present.counts : countsOf(body.mode),
      mostAttempts: body.max_attempts ?? present.mostAttempts,
    }
    return changeSettings(deps, actor, { bruteForce: change })
  })
  return ok(bruteForceJson(changed.bruteForce))
}

function countsOf(mode: string): BruteForceProtection['counts'] {
  return mode === 'count_per_identifier' ? 'account' : 'account-and-network'
}

function bruteForceJson({ isEnabled, locks, tellsOwner, trustedNetworks, counts, mostAttempts }: BruteForceProtection) {
  return {
    enabled: isEnabled,
    shields: [...(locks ? ['block'] : []), ...(tellsOwner ? ['user_notification'] : [])],
    mode: counts === 'account' ? 'count_per_identifier' : 'count_per_identifier_and_ip',
    allowlist: trustedNetworks,
    max_attempts: mostAttempts,
  }
}

interface ThrottleBody {
  readonly max_attempts?: number
  readonly rate?: number
}

interface ThrottlingBody {
  readonly enabled?: boolean
  readonly shields?: readonly string[]
  readonly allowlist?: readonly string[]
  readonly stage?: {
    readonly 'pre-login'?: ThrottleBody
    readonly 'pre-user-registration'?: ThrottleBody
    readonly 'pre-custom-token-exchange'?: JsonObject
  }
}

/** The stage that is none here. */
const foreignStage = { kind: 'attack-protection', name: 'pre-custom-token-exchange' } as const

async function getThrottling({ directory }: Call): Promise<Answer> {
  const { stores, sealer } = directory
  const [{ networkThrottling }, foreign] = await Promise.all([
    stores.settings.read(),
    readDocument({ vendorDocuments: stores.vendorDocuments, sealer }, foreignStage),
  ])
  return ok(throttlingJson(networkThrottling, foreign))
}

async function setThrottling({ actor, body, directory }: Call<unknown, ThrottlingBody>): Promise<Answer> {
  refuseBadAllowlist(body)
  return ok(await directory.change((deps) => changeThrottling(deps, actor, body)))
}

async function changeThrottling(deps: Deps, actor: Actor, { enabled, shields, allowlist, stage = {} }: ThrottlingBody) {
  const present = (await deps.settings.readForChange()).networkThrottling
  const change: AttackProtection['networkThrottling'] = {
    isEnabled: enabled ?? present.isEnabled,
    throttles: shields?.includes('block') ?? present.throttles,
    tellsOperators: shields?.includes('admin_notification') ?? present.tellsOperators,
    trustedNetworks: allowlist ?? present.trustedNetworks,
    signIn: throttleOf(present.signIn, stage['pre-login']),
    signUp: throttleOf(present.signUp, stage['pre-user-registration']),
  }
  const foreign = { ...(await readDocument(deps, foreignStage)), ...stage['pre-custom-token-exchange'] }
  if (stage['pre-custom-token-exchange'] !== undefined) await keepDocument(deps, actor, foreignStage, foreign)
  const { networkThrottling } = await changeSettings(deps, actor, { networkThrottling: change })
  return throttlingJson(networkThrottling, foreign)
}

type Deps = Parameters<Parameters<Directory['change']>[0]>[0]

function throttleOf(present: Throttle, { max_attempts, rate }: ThrottleBody = {}): Throttle {
  return { mostAttempts: max_attempts ?? present.mostAttempts, refillMs: rate ?? present.refillMs }
}

function throttlingJson(throttled: NetworkThrottling, foreign: JsonObject | null) {
  const { isEnabled, throttles, tellsOperators, trustedNetworks, signIn, signUp } = throttled
  const hasForeign = foreign !== null && Object.keys(foreign).length > 0
  return {
    enabled: isEnabled,
    shields: [...(throttles ? ['block'] : []), ...(tellsOperators ? ['admin_notification'] : [])],
    allowlist: trustedNetworks,
    stage: {
      'pre-login': throttleJson(signIn),
      'pre-user-registration': throttleJson(signUp),
      ...(hasForeign ? { 'pre-custom-token-exchange': foreign } : {}),
    },
  }
}

function throttleJson({ mostAttempts, refillMs }: Throttle) {
  return { max_attempts: mostAttempts, rate: refillMs }
}

function refuseBadAllowlist({ allowlist = [] }: Pick<BruteForceBody, 'allowlist'>): void {
  const faulty = allowlist.find((network) => !isNetwork(network))
  if (faulty !== undefined) throw invalidField('allowlist', `${faulty} is no address and no network in CIDR notation.`)
}
