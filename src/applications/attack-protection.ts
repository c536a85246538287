// How much guessing an application puts up with. What is set here loosens or tightens the guard between floors that
// nobody can set (security.md 1.2 P8); the guard itself is src/guards.
import { isIP, isIPv6 } from 'node:net'
import { invalidField } from '../kernel/errors.ts'

export interface AttackProtection {
  readonly bruteForce: BruteForceProtection
  readonly networkThrottling: NetworkThrottling
}

/** Against many guesses at one account. */
export interface BruteForceProtection {
  readonly isEnabled: boolean
  /** Whether the account is locked where too many guesses come from. */
  readonly locks: boolean
  /** Whether its owner is written to. */
  readonly tellsOwner: boolean
  /** Addresses and networks in CIDR notation that are trusted. */
  readonly trustedNetworks: readonly string[]
  /** `account-and-network`: guesses from elsewhere are counted by themselves. */
  readonly counts: 'account-and-network' | 'account'
  readonly mostAttempts: number
}

/** Against many tries from one network, whoever they are for. */
export interface NetworkThrottling {
  readonly isEnabled: boolean
  readonly throttles: boolean
  readonly tellsOperators: boolean
  readonly trustedNetworks: readonly string[]
  readonly signIn: Throttle
  readonly signUp: Throttle
}

/** So many at once, then one after each so many milliseconds. */
export interface Throttle {
  readonly mostAttempts: number
  readonly refillMs: number
}

/** The vendor's figures: a hundred failures a day and one every 864 s, fifty sign-ups and one every 1.2 s. */
export const defaultProtection: AttackProtection = {
  bruteForce: {
    isEnabled: true,
    locks: true,
    tellsOwner: true,
    trustedNetworks: [],
    counts: 'account-and-network',
    mostAttempts: 10,
  },
  networkThrottling: {
    isEnabled: true,
    throttles: true,
    tellsOperators: false,
    trustedNetworks: [],
    signIn: { mostAttempts: 100, refillMs: 864_000 },
    signUp: { mostAttempts: 50, refillMs: 1_200 },
  },
}

/** Throws a fault that names the setting. */
export function refuseBadProtection({ bruteForce, networkThrottling }: Partial<AttackProtection>): void {
  if (bruteForce !== undefined) {
    refuseOutside('bruteForce.mostAttempts', bruteForce.mostAttempts, 100)
    refuseBadNetworks('bruteForce.trustedNetworks', bruteForce.trustedNetworks)
  }
  if (networkThrottling === undefined) return
  refuseBadNetworks('networkThrottling.trustedNetworks', networkThrottling.trustedNetworks)
  for (const stage of ['signIn', 'signUp'] as const) {
    const { mostAttempts, refillMs } = networkThrottling[stage]
    refuseOutside(`networkThrottling.${stage}.mostAttempts`, mostAttempts, 1_000_000)
    refuseOutside(`networkThrottling.${stage}.refillMs`, refillMs, 86_400_000 * 30)
  }
}

function refuseOutside(field: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return
  throw invalidField(field, `Enter a whole number from 1 to ${most}.`)
}

const networksAtMost = 100

function refuseBadNetworks(field: string, networks: readonly string[]): void {
  if (networks.length > networksAtMost) throw invalidField(field, `Enter at most ${networksAtMost} networks.`)
  const faulty = networks.find((network) => !isNetwork(network))
  if (faulty !== undefined) throw invalidField(field, 'Enter addresses, or networks such as 203.0.113.0/24.')
}

/** An address, or a network in CIDR notation. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  if (more.length > 0 || isIP(address) === 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32)
}
