// The guard against guessing (security.md 5.6): one function that every door calls. An attempt is counted in the
// database before anything is hashed or compared, so that any number of attempts at once gets no more tries than the
// limit; a success gives its attempt back.
import type { AttackProtection } from '../applications/attack-protection.ts'
import type { SettingsStore } from '../applications/settings.ts'
import type { Clock } from '../kernel/clock.ts'
import { secretHash } from '../kernel/sealing.ts'
import type { AttemptStore } from './attempt-store.ts'

/** What is being tried. Passwords and second factors have their own limits; the rest bounds what costs us or others. */
export type GuardedAct =
  | 'password'
  | 'second-factor'
  | 'code'
  | 'passkey'
  | 'sign-up'
  | 'mail-request'
  | 'caller-prompt'
  | 'user-code'
  | 'one-time-link'

export type Attempt = Tried & (ProtectedTry | { readonly act: Exclude<GuardedAct, ProtectedTry['act']> })

/** What an application may loosen or tighten is counted as it says right now. */
interface ProtectedTry {
  readonly act: 'password' | 'sign-up'
  readonly protection: AttackProtection
}

interface Tried {
  /** The user's id where the account exists, else what was typed, canonical; null where there is neither. */
  readonly account: string | null
  readonly ip: string | null
  /** This browser proved before that it belongs to the account: it has a lane of its own (AUT-06). */
  readonly isKnownBrowser: boolean
}

export interface Verdict {
  readonly isAllowed: boolean
  /** True for the first refusal of a window: the one that is worth a line in the audit and a mail to the owner. */
  readonly isFirstRefusal: boolean
  /**
   * What refused: the account, which looks like a wrong secret, or the network, which may be told. Null when allowed.
   */
  readonly scope: 'account' | 'network' | null
  readonly retryAfterSeconds: number
}

export interface GuardDeps {
  readonly attempts: AttemptStore
  readonly clock: Clock
}

export interface LockDeps extends GuardDeps {
  readonly settings: Pick<SettingsStore, 'read'>
}

/** What stands for an account in what is counted: people type passwords where an address belongs. */
export function accountMark(account: string): string {
  return secretHash('guarded account', account).toString('base64url')
}
