// German, one catalogue for each feature. It is loaded only where it is read.
import type { Catalogue } from './catalogue.ts'
import { access } from './de/access.ts'
import { accessReview } from './de/access-review.ts'
import { apiKeys } from './de/api-keys.ts'
import { approvedLists } from './de/approved-lists.ts'
import { apps } from './de/apps.ts'
import { audit } from './de/audit.ts'
import { auditLog } from './de/audit-log.ts'
import { authenticationMethods } from './de/authentication-methods.ts'
import { callerVerification } from './de/caller-verification.ts'
import { changes } from './de/changes.ts'
import { connections } from './de/connections.ts'
import { control } from './de/control.ts'
import { dashboard } from './de/dashboard.ts'
import { emailTemplates } from './de/email-templates.ts'
import { eventFields } from './de/event-fields.ts'
import { eventSentences } from './de/event-sentences.ts'
import { impersonation } from './de/impersonation.ts'
import { imports } from './de/imports.ts'
import { integrity } from './de/integrity.ts'
import { jobs } from './de/jobs.ts'
import { lists } from './de/lists.ts'
import { loginPreview } from './de/login-preview.ts'
import { longLists } from './de/long-lists.ts'
import { merge } from './de/merge.ts'
import { messages } from './de/messages.ts'
import { networkRules } from './de/network-rules.ts'
import { nextSignIn } from './de/next-sign-in.ts'
import { notes } from './de/notes.ts'
import { offboarding } from './de/offboarding.ts'
import { organizationBranding } from './de/organization-branding.ts'
import { organizationDomains } from './de/organization-domains.ts'
import { organizationUsers } from './de/organization-users.ts'
import { organizations } from './de/organizations.ts'
import { outbox } from './de/outbox.ts'
import { palette } from './de/palette.ts'
import { passwordPolicy } from './de/password-policy.ts'
import { presence } from './de/presence.ts'
import { problems } from './de/problems.ts'
import { recovery } from './de/recovery.ts'
import { rolePages } from './de/role-pages.ts'
import { roles } from './de/roles.ts'
import { session } from './de/session.ts'
import { settingSections } from './de/setting-sections.ts'
import { settings } from './de/settings.ts'
import { setup } from './de/setup.ts'
import { shell } from './de/shell.ts'
import { signInChecks } from './de/sign-in-checks.ts'
import { signIns } from './de/sign-ins.ts'
import { signingKeys } from './de/signing-keys.ts'
import { supportSettings } from './de/support-settings.ts'
import { ui } from './de/ui.ts'
import { userSessions } from './de/user-sessions.ts'
import { userTokens } from './de/user-tokens.ts'
import { users } from './de/users.ts'
import { usersList } from './de/users-list.ts'
import { views } from './de/views.ts'
import { webhooks } from './de/webhooks.ts'

export const german: Catalogue = {
  ...merge,
  ...recovery,
  ...presence,
  ...connections,
  ...control,
  ...changes,
  ...approvedLists,
  ...dashboard,
  ...shell,
  ...palette,
  ...users,
  ...usersList,
  ...views,
  ...userSessions,
  ...userTokens,
  ...ui,
  ...signIns,
  ...settings,
  ...settingSections,
  ...session,
  ...setup,
  ...roles,
  ...rolePages,
  ...organizationUsers,
  ...organizations,
  ...organizationDomains,
  ...offboarding,
  ...organizationBranding,
  ...passwordPolicy,
  ...emailTemplates,
  ...signingKeys,
  ...outbox,
  ...jobs,
  ...loginPreview,
  ...lists,
  ...longLists,
  ...eventSentences,
  ...eventFields,
  ...authenticationMethods,
  ...audit,
  ...auditLog,
  ...access,
  ...accessReview,
  ...apiKeys,
  ...apps,
  ...imports,
  ...integrity,
  ...callerVerification,
  ...notes,
  ...networkRules,
  ...nextSignIn,
  ...impersonation,
  ...signInChecks,
  ...supportSettings,
  ...messages,
  ...webhooks,
}

export const germanProblems = problems
