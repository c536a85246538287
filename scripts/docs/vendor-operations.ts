// The operations of Auth0's Management API that concern users, as of August 2026: paths and methods, by what they are
// about. docs/compatibility.md compares our routes with it.

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
  Roles: `
    /roles GET POST
    /roles/{} GET PATCH DELETE
    /roles/{}/permissions GET POST DELETE
    /roles/{}/users GET POST
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
    /clients/{}/credentials GET POST
    /clients/{}/credentials/{} GET PATCH DELETE
    /clients/{} GET PATCH DELETE
    /clients/{}/connections GET
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
  Jobs: `
    /jobs/users-exports POST
    /jobs/users-imports POST
    /jobs/verification-email POST
    /jobs/{} GET
    /jobs/{}/errors GET
  `,
  'Authentication methods and second factors': `
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
    /users/{}/authentication-methods GET POST PUT DELETE
    /users/{}/authentication-methods/{} GET PATCH DELETE
    /users/{}/authenticators DELETE
    /users/{}/enrollments GET
    /users/{}/multifactor/actions/invalidate-remember-browser POST
    /users/{}/multifactor/{} DELETE
    /users/{}/recovery-code-regeneration POST
  `,
  'Sessions and refresh tokens': `
    /refresh-tokens GET
    /refresh-tokens/revoke POST
    /refresh-tokens/{} GET PATCH DELETE
    /sessions/{} GET PATCH DELETE
    /sessions/{}/revoke POST
    /users/{}/revoke-access POST
    /users/{}/refresh-tokens GET DELETE
    /users/{}/sessions GET DELETE
  `,
  'Linked identities': `
    /users/{}/connected-accounts GET
    /users/{}/identities POST
    /users/{}/identities/{}/{} DELETE
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
    /organizations/{}/members/{}/effective-roles/sources/groups GET
    /organizations/{}/members/{}/roles GET POST DELETE
    /organizations/{}/roles/{}/members GET
    /organizations/{}/groups GET
    /organizations/{}/groups/{}/roles GET POST DELETE
    /organizations/{}/roles/{}/groups GET
    /users/{}/organizations GET
  `,
  Groups: `
    /connections/{}/directory-provisioning/synchronized-groups GET POST PUT DELETE
    /groups GET
    /groups/{} GET DELETE
    /groups/{}/members GET
    /groups/{}/roles GET POST DELETE
    /roles/{}/groups GET POST DELETE
    /users/{}/groups GET
  `,
  Logs: `
    /logs GET
    /logs/{} GET
    /users/{}/logs GET
  `,
  'Blocks after failed sign-ins': `
    /anomaly/blocks/ips/{} GET DELETE
    /user-blocks GET DELETE
    /user-blocks/{} GET DELETE
  `,
  Tickets: `
    /tickets/email-verification POST
    /tickets/password-change POST
  `,
  'Grants and device credentials': `
    /device-credentials GET POST
    /device-credentials/{} DELETE
    /grants GET DELETE
    /grants/{} DELETE
  `,
  'Provisioning and keys of connections': `
    /connections/{}/directory-provisioning GET POST PATCH DELETE
    /connections/{}/directory-provisioning/default-mapping GET
    /connections/{}/directory-provisioning/synchronizations POST
    /connections/{}/keys GET POST
    /connections/{}/keys/rotate POST
    /connections/{}/scim-configuration GET POST PATCH DELETE
    /connections/{}/scim-configuration/default-mapping GET
    /connections/{}/scim-configuration/tokens GET POST
    /connections/{}/scim-configuration/tokens/{} DELETE
  `,
  'Client registration by metadata': `
    /clients/cimd/preview POST
    /clients/cimd/register POST
  `,
  'Risk assessments': `
    /users/{}/risk-assessments/clear POST
  `,
}
