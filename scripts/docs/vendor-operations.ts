// Every operation of Auth0's Management API: its published description of September 2025, what August 2026 added about
// users, and what its deploy tool asks for besides. Paths and methods, by what they are about; docs/compatibility.md says
// of each what becomes of it here.

export const vendorOperations: Readonly<Record<string, string>> = {
  Users: `
    /users GET POST
    /users-by-email GET
    /users/{} GET PATCH DELETE
  `,
  'Roles and permissions of users': `
    /users/{}/effective-permissions GET
    /users/{}/effective-permissions/sources/effective-roles GET
    /users/{}/effective-roles GET
    /users/{}/effective-roles/sources/groups GET
    /users/{}/permissions GET POST DELETE
    /users/{}/roles GET POST DELETE
  `,
  'Second factors of users': `
    /users/{}/authentication-methods GET POST PUT DELETE
    /users/{}/authentication-methods/{} GET PATCH DELETE
    /users/{}/authenticators DELETE
    /users/{}/enrollments GET
    /users/{}/multifactor/actions/invalidate-remember-browser POST
    /users/{}/multifactor/{} DELETE
    /users/{}/recovery-code-regeneration POST
  `,
  'Linked identities': `
    /users/{}/connected-accounts GET
    /users/{}/federated-connections-tokensets GET
    /users/{}/federated-connections-tokensets/{} DELETE
    /users/{}/identities POST
    /users/{}/identities/{}/{} DELETE
  `,
  'Sessions and refresh tokens': `
    /refresh-tokens GET
    /refresh-tokens/revoke POST
    /refresh-tokens/{} GET PATCH DELETE
    /sessions/{} GET PATCH DELETE
    /sessions/{}/revoke POST
    /users/{}/refresh-tokens GET DELETE
    /users/{}/revoke-access POST
    /users/{}/sessions GET DELETE
  `,
  Roles: `
    /roles GET POST
    /roles/{} GET PATCH DELETE
    /roles/{}/permissions GET POST DELETE
    /roles/{}/users GET POST
  `,
  Organizations: `
    /organizations GET POST
    /organizations/name/{} GET
    /organizations/{} GET PATCH DELETE
    /organizations/{}/client-grants GET POST
    /organizations/{}/client-grants/{} DELETE
    /organizations/{}/clients GET POST DELETE
    /organizations/{}/clients/{} GET PATCH
    /organizations/{}/connections GET POST
    /organizations/{}/connections/{} GET PATCH DELETE
    /organizations/{}/discovery-domains GET POST
    /organizations/{}/discovery-domains/name/{} GET
    /organizations/{}/discovery-domains/{} GET PATCH DELETE
    /organizations/{}/enabled_connections GET POST
    /organizations/{}/enabled_connections/{} GET PATCH DELETE
    /organizations/{}/invitations GET POST
    /organizations/{}/invitations/{} GET DELETE
    /organizations/{}/members GET POST DELETE
    /organizations/{}/members/{}/effective-roles GET
    /organizations/{}/members/{}/roles GET POST DELETE
    /organizations/{}/roles/{}/members GET
    /users/{}/organizations GET
  `,
  Connections: `
    /connections GET POST
    /connections/{} GET PATCH DELETE
    /connections/{}/clients GET PATCH
    /connections/{}/status GET
    /connections/{}/users DELETE
  `,
  Clients: `
    /clients GET POST
    /clients/{} GET PATCH DELETE
    /clients/{}/connections GET
    /clients/{}/credentials GET POST
    /clients/{}/credentials/{} GET PATCH DELETE
    /clients/{}/rotate-secret POST
  `,
  'Client grants': `
    /client-grants GET POST
    /client-grants/{} GET PATCH DELETE
    /client-grants/{}/organizations GET
  `,
  'Resource servers': `
    /resource-servers GET POST
    /resource-servers/{} GET PATCH DELETE
  `,
  'Grants and device credentials': `
    /device-credentials GET POST
    /device-credentials/{} DELETE
    /grants GET DELETE
    /grants/{} DELETE
  `,
  Jobs: `
    /jobs/users-exports POST
    /jobs/users-imports POST
    /jobs/verification-email POST
    /jobs/{} GET
    /jobs/{}/errors GET
  `,
  Tickets: `
    /tickets/email-verification POST
    /tickets/password-change POST
  `,
  'Logs and statistics': `
    /logs GET
    /logs/{} GET
    /stats/active-users GET
    /stats/daily GET
    /users/{}/logs GET
  `,
  'Blocks after failed sign-ins': `
    /anomaly/blocks/ips/{} GET DELETE
    /user-blocks GET DELETE
    /user-blocks/{} GET DELETE
  `,
  'Second factors of the tenant': `
    /guardian/enrollments/ticket POST
    /guardian/enrollments/{} GET DELETE
    /guardian/factors GET
    /guardian/factors/duo/settings GET PATCH PUT
    /guardian/factors/phone/message-types GET PUT
    /guardian/factors/phone/providers/twilio GET PUT
    /guardian/factors/phone/selected-provider GET PUT
    /guardian/factors/phone/templates GET PUT
    /guardian/factors/push-notification/providers/apns GET PATCH PUT
    /guardian/factors/push-notification/providers/fcm PATCH PUT
    /guardian/factors/push-notification/providers/fcmv1 PATCH PUT
    /guardian/factors/push-notification/providers/sns GET PATCH PUT
    /guardian/factors/push-notification/selected-provider GET PUT
    /guardian/factors/sms/providers/twilio GET PUT
    /guardian/factors/sms/selected-provider GET PUT
    /guardian/factors/sms/templates GET PUT
    /guardian/factors/{} PUT
    /guardian/policies GET PUT
    /guardian/factors/webauthn-platform/settings GET PUT
    /guardian/factors/webauthn-roaming/settings GET PUT
  `,
  'Attack protection': `
    /attack-protection/breached-password-detection GET PATCH
    /attack-protection/brute-force-protection GET PATCH
    /attack-protection/suspicious-ip-throttling GET PATCH
    /attack-protection/bot-detection GET PATCH
    /attack-protection/captcha GET PATCH
    /attack-protection/phone-provider-protection GET PATCH
  `,
  'Tenant settings': `
    /tenants/settings GET PATCH
  `,
  Branding: `
    /branding GET PATCH
    /branding/phone/providers GET POST
    /branding/phone/providers/{} GET PATCH DELETE
    /branding/phone/providers/{}/try POST
    /branding/phone/templates GET POST
    /branding/phone/templates/{} GET PATCH DELETE
    /branding/phone/templates/{}/reset PATCH
    /branding/phone/templates/{}/try POST
    /branding/templates/universal-login GET PUT DELETE
    /branding/themes POST
    /branding/themes/default GET
    /branding/themes/{} GET PATCH DELETE
  `,
  Prompts: `
    /prompts GET PATCH
    /prompts/rendering GET
    /prompts/{}/custom-text/{} GET PUT
    /prompts/{}/partials GET PUT
    /prompts/{}/screen/{}/rendering GET PATCH
  `,
  'E-mail': `
    /email-templates POST
    /email-templates/{} GET PATCH PUT
    /emails/provider GET POST PATCH DELETE
  `,
  'Actions, rules and hooks': `
    /actions/actions GET POST
    /actions/actions/{} GET PATCH DELETE
    /actions/actions/{}/deploy POST
    /actions/actions/{}/test POST
    /actions/actions/{}/versions GET
    /actions/actions/{}/versions/{} GET
    /actions/actions/{}/versions/{}/deploy POST
    /actions/executions/{} GET
    /actions/modules GET
    /actions/triggers GET
    /actions/triggers/{}/bindings GET PATCH
    /hooks GET POST
    /hooks/{} GET PATCH DELETE
    /hooks/{}/secrets GET POST PATCH DELETE
    /rules GET POST
    /rules-configs GET
    /rules-configs/{} PUT DELETE
    /rules/{} GET PATCH DELETE
  `,
  'Client registration by metadata': `
    /clients/cimd/preview POST
    /clients/cimd/register POST
  `,
  'Custom domains': `
    /custom-domains GET POST
    /custom-domains/{} GET PATCH DELETE
    /custom-domains/{}/test POST
    /custom-domains/{}/verify POST
  `,
  'Flows and forms': `
    /flows GET POST
    /flows/vault/connections GET POST
    /flows/vault/connections/{} GET PATCH DELETE
    /flows/{} GET PATCH DELETE
    /flows/{}/executions GET
    /flows/{}/executions/{} GET DELETE
    /forms GET POST
    /forms/{} GET PATCH DELETE
  `,
  Groups: `
    /groups GET
    /groups/{} GET DELETE
    /groups/{}/members GET
    /groups/{}/roles GET POST DELETE
    /organizations/{}/groups GET
    /organizations/{}/groups/{}/roles GET POST DELETE
    /organizations/{}/members/{}/effective-roles/sources/groups GET
    /organizations/{}/roles/{}/groups GET
    /roles/{}/groups GET POST DELETE
    /users/{}/groups GET
  `,
  Keys: `
    /keys/custom-signing GET PUT DELETE
    /keys/encryption GET POST
    /keys/encryption/rekey POST
    /keys/encryption/{} GET POST DELETE
    /keys/encryption/{}/wrapping-key POST
    /keys/signing GET
    /keys/signing/rotate POST
    /keys/signing/{} GET
    /keys/signing/{}/revoke PUT
  `,
  'Log and event streams': `
    /event-streams GET POST
    /event-streams/{} GET PATCH DELETE
    /event-streams/{}/deliveries GET
    /event-streams/{}/deliveries/{} GET
    /event-streams/{}/redeliver POST
    /event-streams/{}/redeliver/{} POST
    /event-streams/{}/test POST
    /log-streams GET POST
    /log-streams/{} GET PATCH DELETE
  `,
  'Network rules': `
    /network-acls GET POST
    /network-acls/{} GET PATCH PUT DELETE
  `,
  'Provisioning and keys of connections': `
    /connections/{}/directory-provisioning GET POST PATCH DELETE
    /connections/{}/directory-provisioning/default-mapping GET
    /connections/{}/directory-provisioning/synchronizations POST
    /connections/{}/directory-provisioning/synchronized-groups GET POST PUT DELETE
    /connections/{}/keys GET POST
    /connections/{}/keys/rotate POST
    /connections/{}/scim-configuration GET POST PATCH DELETE
    /connections/{}/scim-configuration/default-mapping GET
    /connections/{}/scim-configuration/tokens GET POST
    /connections/{}/scim-configuration/tokens/{} DELETE
    /connections-directory-provisionings GET
    /connections-scim-configurations GET
  `,
  'Risk assessments': `
    /risk-assessments/settings GET PATCH
    /risk-assessments/settings/new-device GET PATCH
    /supplemental-signals GET PATCH
    /users/{}/risk-assessments/clear POST
  `,
  'Lists of profiles and policies': `
    /connection-profiles GET
    /rate-limit-policies GET
    /user-attribute-profiles GET
  `,
  'Self-service profiles': `
    /self-service-profiles GET POST
    /self-service-profiles/{} GET PATCH DELETE
    /self-service-profiles/{}/custom-text/{}/{} GET PUT
    /self-service-profiles/{}/sso-ticket POST
    /self-service-profiles/{}/sso-ticket/{}/revoke POST
  `,
  'Token exchange profiles': `
    /token-exchange-profiles GET POST
    /token-exchange-profiles/{} GET PATCH DELETE
  `,
  'Verifiable credentials': `
    /verifiable-credentials/verification/templates GET POST
    /verifiable-credentials/verification/templates/{} GET PATCH DELETE
  `,
}
