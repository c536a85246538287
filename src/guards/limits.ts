// Every limit of the guard, but for those an application sets itself (protected-limits.ts). An attempt is refused when
// one limit of its act is spent.
import type { GuardedAct } from './guard.ts'

/**
 * Whom a limit counts: `known-browser` takes the place of all others where the browser is known, `new-accounts` counts
 * an account once per network, `wide-network` is an IPv6 /48.
 */
export type LimitedScope =
  | 'account-and-network'
  | 'account'
  | 'known-browser'
  | 'network'
  | 'new-accounts'
  | 'wide-network'
  | 'everybody'

export interface Rule {
  readonly scope: LimitedScope
  readonly most: number
  /** `window`: all of them come back when so many seconds are over. `drip`: one comes back after each so many. */
  readonly refill: 'window' | 'drip'
  readonly seconds: number
}

export const quarterHour = 15 * 60
export const hour = 60 * 60

export const times = (most: number) => ({
  within: (seconds: number, scope: LimitedScope): Rule => ({ scope, most, refill: 'window', seconds }),
  thenEvery: (seconds: number, scope: LimitedScope): Rule => ({ scope, most, refill: 'drip', seconds }),
})

export const rules: Readonly<Record<Exclude<GuardedAct, 'password' | 'sign-up'>, readonly Rule[]>> = {
  // MFA-04. No lane of its own for known browsers: here it is the password that is known already.
  'second-factor': [
    times(15).within(hour, 'account'),
    times(100).thenEvery(36, 'network'),
    times(500).thenEvery(7, 'wide-network'),
  ],
  // A code dies after five tries of its own; this bounds the codes.
  code: [
    times(10).within(quarterHour, 'account-and-network'),
    times(30).within(hour, 'account'),
    times(100).thenEvery(9, 'network'),
    times(500).thenEvery(2, 'wide-network'),
  ],
  // A signature cannot be guessed, and nobody may lock the owner out: only what checking costs is bounded (DOS-07).
  passkey: [times(300).thenEvery(3, 'network')],
  // REC-11. An office that begins its day behind one address asks for many.
  'mail-request': [
    times(5).within(hour, 'account'),
    times(300).thenEvery(12, 'network'),
    times(1_500).thenEvery(2.4, 'wide-network'),
  ],
  // What somebody is asked in their sessions while they are on the telephone, whoever asks.
  'caller-prompt': [
    times(5).within(hour, 'account'),
    times(300).thenEvery(12, 'network'),
    times(1_500).thenEvery(2.4, 'wide-network'),
  ],
  // OID-19. What is counted as the account is the browser.
  'user-code': [
    times(10).within(quarterHour, 'account'),
    times(10).within(quarterHour, 'network'),
    times(50).within(quarterHour, 'wide-network'),
  ],
  // A link's secret cannot be guessed: only what looking it up costs is bounded.
  'one-time-link': [times(300).thenEvery(3, 'network'), times(1_500).thenEvery(0.6, 'wide-network')],
}
