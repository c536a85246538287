-- What people see of their own account, whatever else is on record about them, such as each token that was issued. The
-- words are those of the query, type for type (src/audit/person-event-types.ts).
CREATE INDEX audit_events_shown_to_people ON audit_events (application_id, subject_id, id)
  WHERE type IN (
    'user.created', 'user.signed_up', 'user.updated', 'user.signed_in', 'user.sign_in_failed', 'user.signed_out',
    'user.locked', 'user.unlocked', 'user.password_changed', 'user.password_reset_requested', 'user.password_reset',
    'user.session_revoked', 'user.sessions_revoked', 'user.oldest_sessions_ended', 'user.tokens_revoked',
    'user.refresh_token_reused', 'user.code_replayed', 'user.email_verified', 'user.email_change_requested',
    'user.email_changed', 'user.email_change_cancelled', 'user.email_change_undone', 'user.data_downloaded',
    'user.factor_enrolment_started', 'user.factor_enrolled', 'user.factor_updated', 'user.factor_removed',
    'user.caller_code_sent', 'user.caller_prompt_sent', 'user.caller_verified', 'user.caller_not_verified',
    'user.caller_denied', 'user.activity_disowned', 'user.mfa_required', 'user.locked_down', 'user.terms_accepted',
    'user.stepped_up', 'user.mfa_reset', 'user.recovery_code_used', 'user.recovery_codes_made',
    'user.browser_remembered', 'user.browsers_forgotten', 'user.consent_given', 'user.consent_revoked',
    'user.identity_linked', 'user.claimed', 'user.identity_unlinked', 'user.identity_link_asked',
    'user.identity_link_withdrawn', 'user.identity_link_opened', 'user.identity_link_proven',
    'user.identity_link_refused', 'user.code_requested', 'user.role_assigned', 'user.role_unassigned',
    'recovery_request.created', 'recovery_request.approved', 'recovery_request.denied', 'recovery_request.stopped',
    'recovery_request.opened', 'recovery_request.finished', 'organization.member_added',
    'organization.member_removed', 'organization.member_deactivated', 'organization.member_activated',
    'user.suspended', 'user.activated', 'user.expired', 'user.password_leaked', 'user.leaked_password_refused',
    'user.merged', 'user.impersonation_started', 'user.device_approved', 'user.device_denied',
    'user.verification_requested', 'user.ticket_created', 'user.required_actions_changed', 'user.mfa_exempted',
    'user.mfa_exemption_ended', 'user.permission_assigned', 'user.permission_removed', 'organization.role_assigned',
    'organization.role_unassigned', 'operator.role_changed');
