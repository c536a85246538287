import type { SignIn } from './sign-in.ts'

/** Absence is `null`. */
export interface SignInStore {
  /** Only for the browser that holds its secret. Expired and finished ones too: their pages say so. */
  find(id: string, browserHash: Buffer): Promise<SignIn | null>
  /** For support; without the browser. */
  findByReference(reference: string): Promise<SignIn | null>
  insert(signIn: SignIn, browserHash: Buffer): Promise<void>
  /**
   * Stores the next state of a sign-in, in one conditional statement: false when it is finished, or another step was
   * taken since it was read.
   */
  save(signIn: SignIn, now: Date): Promise<boolean>
  /** What its page showed, which moves nothing on: of a sign-in that is finished nothing is kept. */
  noteShown(id: string, shown: string): Promise<void>
  /** Newest first, for "why can't they sign in?". */
  listRecentOf(userId: string, atMost: number): Promise<readonly SignIn[]>
  /** Sign-ins that began before this time are forgotten, whatever became of them. */
  removeBefore(before: Date): Promise<void>
}
