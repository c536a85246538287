import type { AuthenticationMethod, EnrolledFactors, MethodType } from './authentication-method.ts'

export interface FactorsInForce {
  readonly factors: EnrolledFactors
  /** An MFA reset stands: the next sign-in proves the mailbox and enrols anew (MFA-09). */
  readonly mustEnrolAgain: boolean
  /** Until when they set up no factor though a rule asks for one; over or not. Null for operators, whatever was granted. */
  readonly exemptUntil: Date | null
}

/** Somebody whose factors are about to change. */
export interface HeldPerson {
  readonly userId: string
  /** Every address of theirs that is verified: whom to tell. */
  readonly addresses: readonly string[]
  readonly locale: string | null
}

export interface TotpSecret {
  readonly methodId: string
  readonly sealedSecret: Buffer
}

/** Absence is `null`. Only what is confirmed proves anything. */
export interface AuthenticationMethodStore {
  /** What the application allows of what they have, in one prepared statement: every sign-in asks it. */
  factorsOf(userId: string): Promise<FactorsInForce>
  /** Locks the person until the transaction ends, so that concurrent changes of their factors add up. */
  holdPerson(userId: string): Promise<HeldPerson | null>
  /** Oldest first, the unconfirmed among them. */
  list(userId: string): Promise<readonly AuthenticationMethod[]>
  find(userId: string, id: string): Promise<AuthenticationMethod | null>
  /** Whoever it belongs to. */
  findById(id: string): Promise<AuthenticationMethod | null>
  /** A passkey or security key, whoever it belongs to. */
  findByCredential(credentialId: string): Promise<AuthenticationMethod | null>
  /** Throws `factor_exists` for a second one where there can be one, or one destination or credential twice. */
  insert(method: AuthenticationMethod, sealedSecret?: Buffer): Promise<void>
  /** False when there is none. */
  describe(userId: string, id: string, given: Pick<AuthenticationMethod, 'name' | 'delivery'>): Promise<boolean>
  /** The authenticator that counts. */
  findTotp(userId: string): Promise<TotpSecret | null>
  /** One whose enrolment is not finished, begun since then. */
  findStartedTotp(userId: string, id: string, since: Date): Promise<TotpSecret | null>
  /** Forgets enrolments of authenticators that the person did not finish. */
  removeStartedTotps(userId: string): Promise<void>
  /** Makes it count, in place of the one before; false when it counts already. */
  confirmTotp(userId: string, id: string, step: number, at: Date): Promise<boolean>
  /** Spends a time step, in one conditional statement: false unless it is later than every one before (MFA-02). */
  acceptTotpStep(methodId: string, step: number, at: Date): Promise<boolean>
  /** Moves the counter on, in one conditional statement: false when it did not rise and either is not zero (MFA-11). */
  acceptPasskeyUse(methodId: string, counter: number, isBackedUp: boolean, at: Date): Promise<boolean>
  /** What was removed. */
  remove(userId: string, id: string): Promise<AuthenticationMethod | null>
  /** Everything but these types, the unconfirmed too. */
  removeAll(userId: string, except: readonly MethodType[]): Promise<readonly AuthenticationMethod[]>
  /** Adds the codes of a method of type `recovery-code`. */
  insertRecoveryCodes(methodId: string, hashes: readonly Buffer[]): Promise<void>
  /** Spends a code in one conditional statement and answers how many are left; null when it is none, or spent. */
  spendRecoveryCode(userId: string, hash: Buffer, at: Date): Promise<number | null>
  /** How many codes a method of type `recovery-code` came with, the spent ones too. */
  countRecoveryCodes(methodId: string): Promise<number>
  markReset(userId: string, at: Date): Promise<void>
  clearReset(userId: string): Promise<void>
  /** Forgets enrolments begun before this time and never finished. */
  removeUnfinished(before: Date): Promise<void>
}
