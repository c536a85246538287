import type { Page, PageRequest } from '../kernel/page.ts'
import type { AuditEvent } from './audit-event.ts'
import type { AuditEventType } from './event-types.ts'

/** Every condition that is there must hold. Ids may be of what was deleted long ago (S000-44). */
export interface AuditFilter {
  /** Any of them. */
  readonly types?: readonly AuditEventType[]
  readonly actorId?: string
  readonly subjectKind?: string
  readonly subjectId?: string
  /** By or about this one (S000-25). */
  readonly aboutId?: string
  /** By or about any of them; of none there is nothing. */
  readonly aboutAnyOf?: readonly string[]
  /** The id of whoever did it, of what it was done to, or of the request. */
  readonly anyId?: string
  readonly organizationId?: string
  /** What happened through this app. */
  readonly clientId?: string
  /** What happened through this connection. */
  readonly connectionId?: string
  /** Sign-ins that failed for this reason. */
  readonly reason?: string
  readonly ip?: string
  readonly requestId?: string
  /** Steps of this request for recovery. */
  readonly recoveryRequestId?: string
  /** What began, was done in or ended this session. */
  readonly sessionId?: string
  readonly since?: Date
  /** The moment itself no more. */
  readonly until?: Date
}

/** A sign-in of somebody who is there that came to nothing. */
export interface FailedSignIn {
  readonly userId: string
  readonly ip: string | null
  readonly at: Date
}

/** The same of one person, whatever the reason. */
export interface FailedTry {
  readonly reason: string
  readonly ip: string | null
  readonly at: Date
}

/** From where people signed in, and how often. */
export interface SignInAddress {
  /** Null: nobody knows. */
  readonly ip: string | null
  readonly signIns: number
}

/** That a provider named nobody, as `refuse-upstream.ts` notes it: neither a person nor a secret is in it. */
export interface UpstreamFailureNoted {
  readonly connectionId: string
  readonly at: Date
  /** The provider's own error code, or one of ours. */
  readonly answer: string
  /** For whoever runs the connection. */
  readonly detail: string
}

/** Reading, bounded in time. What a reader may see is part of the filter. */
export interface AuditSearchStore {
  /** Newest first. Throws `search_timeout`. */
  search(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEvent>>
  /** Who set, or vouched for, the e-mail address of a person last. One row is read, however much was done to them. */
  findNewestChange(userId: string, field: 'email' | 'emailVerified'): Promise<AuditEvent | null>
  /** The first so many of a span that failed for this reason, oldest first. Throws `search_timeout`. */
  listFailedSignIns(
    reason: string,
    span: { readonly since: Date; readonly until: Date },
    atMost: number,
  ): Promise<readonly FailedSignIn[]>
  /** The newest so many sign-ins of somebody that failed since then, newest first. Throws `search_timeout`. */
  listFailedTriesOf(userId: string, since: Date, atMost: number): Promise<readonly FailedTry[]>
  /**
   * The addresses of the newest so many sign-ins of a span, each once; of those to one organization, or of all. Throws
   * `search_timeout`.
   */
  listSignInAddresses(
    organizationId: string | null,
    span: { readonly since: Date; readonly until: Date },
    atMost: number,
  ): Promise<readonly SignInAddress[]>
  /** The newest refusal of each of these connections' providers, where there is one; as far back as the audit goes. */
  findUpstreamFailures(connectionIds: readonly string[]): Promise<readonly UpstreamFailureNoted[]>
  /** What people, roles, organizations and clients with these ids are called now; nothing of those that are gone. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  find(id: number): Promise<{ readonly event: AuditEvent; readonly organizationId: string | null } | null>
}
