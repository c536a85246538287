// Somebody asks for the recovery of a member in the name of an organization whose account it is not alone. It decides
// nothing: the member's request waits in the queue, and is decided, as if they had asked themselves.
import type { Named, RecoveryRequest, RecoveryStatus } from './recovery-request.ts'

export interface RecoveryAsking {
  /** As it was called then. */
  readonly organization: { readonly id: string; readonly name: string }
  readonly askedBy: Named
  readonly reason: string
  /** The organization only added an account that was there before, which gives it no say in it. */
  readonly wasAttached: boolean
  readonly askedAt: Date
}

export interface RecoveryAsker {
  readonly askedBy: Named
  /** As they were when it was asked; none of what was asked before they were kept. */
  readonly addresses: readonly Buffer[]
}

/** What an organization is told of the request it asked for last. */
export interface AskedRecovery {
  readonly askedAt: Date
  /** Of the request, as `statusNow` reads it. */
  readonly status: RecoveryStatus
}

export interface RecoveryAskingStore {
  /** With the address marks of whoever asks. False where the organization asked for this request before. */
  add(requestId: string, asking: RecoveryAsking, addresses: readonly Buffer[]): Promise<boolean>
  /** Who asked for one request, and the address marks that were kept of them. */
  askersOf(requestId: string): Promise<readonly RecoveryAsker[]>
  /** By the ids of the requests, in the order of asking: at most one for each organization that a person belongs to. */
  listOf(requestIds: readonly string[]): Promise<ReadonlyMap<string, readonly RecoveryAsking[]>>
  /** By the ids of people, for whom the organization asked last and how that stands; whoever it never asked for is left out. */
  newestOf(
    organizationId: string,
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, AskedRecovery & Pick<RecoveryRequest, 'createdAt'>>>
}
