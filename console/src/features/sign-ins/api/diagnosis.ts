// What /api/v1 says about signing in: whether somebody can, what stands in the way, and what became of recent attempts.

export interface Lock {
  readonly act: 'password' | 'second-factor' | 'code'
  /** Null: from everywhere. */
  readonly network: string | null
  readonly until: string
  /** How many wrong tries it came of. */
  readonly count: number
  /** Null, and nothing in `from`: that is not known. */
  readonly first: string | null
  readonly last: string | null
  /** Where most of them came from. */
  readonly from: readonly { readonly network: string; readonly count: number }[]
  readonly moreNetworks: number
}

export interface Attempt {
  /** What the person reads out to support. */
  readonly reference: string
  readonly identifier: string | null
  readonly userId: string | null
  readonly clientId: string | null
  readonly clientName: string | null
  readonly proofs: readonly { readonly factor: string; readonly at: string }[]
  readonly lastFailure: string | null
  /** What the page last told them was wrong, in the words and the language it was shown in. */
  readonly shown: string | null
  /** The last failure brought the account nearer to its lock. */
  readonly countedTowardsLock: boolean
  readonly ip: string | null
  readonly userAgent: string | null
  readonly device: string
  readonly place: { readonly country: string | null; readonly city: string | null } | null
  readonly startedAt: string
  readonly finishedAt: string | null
}

export interface Someone {
  readonly userId: string
  readonly email: string
  readonly name: string | null
}

/** An attempt as it is found by its reference. */
export interface FoundAttempt extends Attempt {
  /** Whose address was typed, where nobody proved anything. */
  readonly account: Someone | null
  /** Who has an address like it, where nobody has that one. */
  readonly similar: Someone | null
}

/** One of what can stand between somebody and their sign-in, with what it was found by. */
export interface SignInCheck {
  readonly id: string
  /** `unknown`: there is nothing to tell it by, or, with `couldNotRun` among the facts, nobody could be asked. */
  readonly state: 'fail' | 'warn' | 'pass' | 'unknown'
  readonly facts: Readonly<Record<string, unknown>>
}

export interface NextStep {
  readonly kind: string
  readonly reason?: string
  readonly offers?: readonly string[]
}

export interface Diagnosis {
  /** Null: what decides could not be asked. */
  readonly canSignIn: boolean | null
  /** What follows a right first factor. */
  readonly nextStep: NextStep
  readonly waysIn: readonly ('password' | 'passkey' | 'email-code' | 'provider')[]
  readonly emailVerified: boolean
  readonly locks: readonly Lock[]
  readonly recentSignIns: readonly Attempt[]
  readonly checks: readonly SignInCheck[]
}
