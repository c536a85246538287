// What a token for the Management API may allow (auth0.md 9). These names are the permissions of every actor.
import type { DefinedPermission } from './resource-server.ts'

type Action = 'read' | 'create' | 'update' | 'delete' | 'remove' | 'approve'

const readWrite = ['read', 'create', 'update', 'delete'] as const

const actionsOn: readonly (readonly [thing: string, actions: readonly Action[]])[] = [
  ['users', readWrite],
  ['users_app_metadata', readWrite],
  ['current_user', ['read', 'update', 'delete']],
  ['current_user_metadata', ['create', 'update', 'delete']],
  ['current_user_identities', ['update']],
  ['current_user_device_credentials', ['create', 'delete']],
  ['user_idp_tokens', ['read']],
  ['user_tickets', ['create']],
  ['user_custom_blocks', ['read', 'create', 'delete']],
  ['roles', readWrite],
  ['role_members', ['read', 'create', 'delete']],
  ['organizations', readWrite],
  ['organization_members', readWrite],
  ['organization_member_roles', readWrite],
  ['organization_connections', readWrite],
  ['organization_invitations', readWrite],
  ['organization_client_grants', ['read', 'create', 'delete']],
  ['organization_clients', readWrite],
  ['organization_discovery_domains', readWrite],
  ['resource_servers', readWrite],
  ['signing_keys', ['read', 'create', 'update']],
  ['clients', readWrite],
  ['client_keys', ['read', 'update']],
  ['client_summary', ['read']],
  ['client_credentials', readWrite],
  ['client_grants', readWrite],
  ['connections', readWrite],
  ['connections_options', ['read']],
  ['authentication_methods', readWrite],
  ['authenticators', ['remove']],
  ['guardian_enrollments', ['read', 'delete']],
  ['guardian_enrollment_tickets', ['create']],
  ['guardian_factors', ['read', 'update']],
  ['mfa_policies', ['read', 'update']],
  ['sessions', ['read', 'update', 'delete']],
  ['refresh_tokens', ['read', 'update', 'delete']],
  ['grants', ['read', 'delete']],
  ['device_credentials', ['read', 'create', 'delete']],
  ['federated_connections_tokens', ['read', 'delete']],
  ['groups', ['read']],
  ['anomaly_blocks', ['read', 'delete']],
  // Ours: the vendor knows no such requests.
  ['recovery_requests', ['read']],
  ['recovery', ['approve']],
  ['logs', ['read']],
  ['logs_users', ['read']],
  ['stats', ['read']],
  // What configures a tenant; of most of the second half there is an empty list alone, for the tools that read it.
  ['tenant_settings', ['read', 'update']],
  ['branding', ['read', 'update', 'delete']],
  ['prompts', ['read', 'update']],
  ['attack_protection', ['read', 'update']],
  ['email_provider', readWrite],
  ['email_templates', ['read', 'create', 'update']],
  ['actions', ['read']],
  ['connection_profiles', ['read']],
  ['custom_domains', ['read']],
  ['event_streams', ['read']],
  ['flows', ['read']],
  ['flows_vault_connections', ['read']],
  ['forms', ['read']],
  ['hooks', ['read']],
  ['log_streams', ['read']],
  ['network_acls', ['read']],
  ['phone_providers', ['read']],
  ['phone_templates', ['read']],
  ['rate_limit_policies', ['read']],
  ['rules', ['read']],
  ['rules_configs', ['read']],
  ['self_service_profiles', ['read']],
  ['token_exchange_profiles', ['read']],
  ['user_attribute_profiles', ['read']],
  ['vdcs_templates', ['read']],
]

/** `read:users` is described as "Read Users". */
export const managementScopes: readonly DefinedPermission[] = actionsOn.flatMap(([thing, actions]) =>
  actions.map((action) => ({ name: `${action}:${thing}`, description: `${capital(action)} ${words(thing)}` })),
)

function words(thing: string): string {
  return thing.split('_').map(capital).join(' ')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
