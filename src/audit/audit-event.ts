// Audit: one way to record what happened, one way to read it back. An event commits with the change it describes.
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

export type AuditEventType =
  | 'user.created'
  | 'user.updated'
  | 'user.password_changed'
  | 'user.suspended'
  | 'user.activated'
  | 'user.deleted'
  | 'user.erased'
  | 'user.role_assigned'
  | 'user.role_unassigned'
  | 'user.permission_assigned'
  | 'user.permission_removed'
  | 'users.import_started'
  | 'users.import_finished'
  | 'users.export_started'
  | 'users.export_finished'
  | 'user.verification_requested'
  | 'organization.created'
  | 'organization.updated'
  | 'organization.deleted'
  | 'role.created'
  | 'role.updated'
  | 'role.deleted'
  | 'role.permission_added'
  | 'role.permission_removed'
  | 'connection.created'
  | 'connection.updated'
  | 'connection.deleted'
  | 'client.created'
  | 'client.updated'
  | 'client.deleted'
  | 'client.secret_rotated'
  | 'client_grant.created'
  | 'client_grant.updated'
  | 'client_grant.deleted'
  | 'resource_server.created'
  | 'resource_server.updated'
  | 'resource_server.deleted'
  | 'api_key.created'
  | 'api_key.revoked'
  | 'operator.created'
  | 'operator.role_changed'
  | 'operator.removed'
  | 'operator.signed_in'
  | 'operator.sign_in_failed'
  | 'operator.signed_out'
  | 'signing_key.rotated'
  | 'user.signed_in'
  | 'user.sign_in_failed'
  | 'user.signed_out'
  | 'user.signed_up'
  | 'user.session_revoked'
  | 'user.sessions_revoked'
  | 'user.session_updated'
  | 'user.tokens_issued'
  | 'user.tokens_revoked'
  | 'user.tokens_updated'
  | 'user.refresh_token_reused'
  | 'user.code_replayed'
  | 'user.locked'
  | 'user.unlocked'
  | 'network.unlocked'
  | 'user.email_verified'
  | 'user.email_change_requested'
  | 'user.email_changed'
  | 'user.password_reset_requested'
  | 'user.password_reset'
  | 'user.factor_enrolled'
  | 'user.factor_updated'
  | 'user.factor_removed'
  | 'user.mfa_reset'
  | 'user.recovery_code_used'
  | 'user.recovery_codes_made'
  | 'user.browser_remembered'
  | 'user.browsers_forgotten'
  | 'user.consent_given'
  | 'user.consent_revoked'
  | 'user.identity_linked'
  | 'user.identity_unlinked'
  | 'user.ticket_created'
  | 'user.code_requested'
  | 'user.device_approved'
  | 'user.device_denied'
  | 'recovery_request.created'
  | 'recovery_request.approved'
  | 'recovery_request.denied'
  | 'recovery_request.stopped'
  | 'recovery_request.decision_refused'
  | 'recovery_request.link_resent'
  | 'recovery_request.opened'
  | 'recovery_request.finished'
  | 'organization.member_added'
  | 'organization.member_removed'
  | 'organization.role_assigned'
  | 'organization.role_unassigned'
  | 'organization.connection_enabled'
  | 'organization.connection_changed'
  | 'organization.connection_disabled'
  | 'organization.client_grant_added'
  | 'organization.client_grant_removed'
  | 'invitation.created'
  | 'invitation.accepted'
  | 'invitation.refused'
  | 'invitation.revoked'
  | 'settings.changed'
  | 'client.tokens_issued'
  | 'client.authentication_failed'
  | 'client.credential_added'
  | 'client.credential_updated'
  | 'client.credential_removed'
  | 'signing_key.revoked'
  | 'message.failed'
  | 'message.read'

export interface AuditSubject {
  readonly kind:
    | 'user'
    | 'role'
    | 'organization'
    | 'connection'
    | 'client'
    | 'client-grant'
    | 'resource-server'
    | 'api-key'
    | 'operator'
    | 'job'
    | 'signing-key'
    | 'session'
    | 'recovery-request'
    | 'invitation'
    | 'settings'
    | 'message'
    | 'network'
  readonly id: string
}

export interface AuditEvent {
  readonly id: number
  readonly at: Date
  readonly type: AuditEventType
  readonly actor: Pick<Actor, 'kind' | 'id' | 'name'>
  readonly subject: AuditSubject | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
  /** What changed, in names of fields; never a secret. */
  readonly details: JsonObject
}

export interface AuditStore {
  /** Writes the event and its outbox row, in the transaction of the change. */
  record(actor: Actor, type: AuditEventType, subject: AuditSubject | null, details?: JsonObject): Promise<void>
  /** The same event about each of the subjects, in one statement. */
  recordEach(actor: Actor, type: AuditEventType, subjects: readonly AuditSubject[], details?: JsonObject): Promise<void>
  /** Events by or about one user, newest first (S000-25). */
  listAbout(userId: string, page: PageRequest): Promise<Page<AuditEvent>>
  /** Overwrites what names an erased person in the events about them (S000-51). */
  entomb(userId: string, tombstone: string): Promise<void>
}
