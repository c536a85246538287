// Organizations on this wire, and the connections their people come from (auth0.md 5.5).
import { connectionKind } from '../../../connections/connection.ts'
import type { EnabledConnection } from '../../../organizations/enabled-connection.ts'
import { calledName, type Organization } from '../../../organizations/organization.ts'

export function organizationJson({ id, name, displayName, settings }: Organization): object {
  return {
    id,
    name,
    display_name: calledName({ name, displayName }),
    third_party_client_access: 'block',
    is_app_entitlement_active: false,
    ...settings,
  }
}

/** Sign-up is a matter of databases; of other kinds nothing is said about it. */
export function enabledConnectionJson(enabled: EnabledConnection): object {
  const { connectionId, connectionName, strategy, assignsMembership, showsButton, opensSignUp } = enabled
  return {
    connection_id: connectionId,
    assign_membership_on_login: assignsMembership,
    show_as_button: showsButton,
    ...(connectionKind({ strategy }) === 'database' ? { is_signup_enabled: opensSignUp } : {}),
    connection: { name: connectionName, strategy },
  }
}

/** The newer shape, which also tells whether the connection is switched on. */
export function organizationConnectionJson(enabled: EnabledConnection): object {
  return { ...enabledConnectionJson(enabled), is_enabled: enabled.isEnabled, organization_access_level: 'none' }
}
