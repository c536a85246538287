// Every page and form of one's own account.
import type { AccountForm, AccountPage } from './account-view.ts'
import { activityPage, notMeForm } from './activity.ts'
import { authenticatorForm, authenticatorPage } from './add-authenticator.ts'
import { passkeyForm, passkeyPage } from './add-passkey.ts'
import { callerForm } from './answer-caller.ts'
import { appsPage, revokeAppForm } from './apps.ts'
import { emailForm, emailPage } from './change-email.ts'
import { passwordForm, passwordPage } from './change-password.ts'
import { linkedPage, unlinkForm } from './linked.ts'
import { leaveForm, organizationsPage } from './organizations.ts'
import { dataPage, deleteForm, deletePage, downloadForm } from './own-data.ts'
import { profileForm, profilePage, verifyOwnEmailForm } from './profile.ts'
import { newCodesForm, savedCodesForm } from './recovery-codes.ts'
import { removeFactorForm } from './remove-factor.ts'
import { securityPage } from './security.ts'
import { endOtherSessionsForm, endSessionForm, sessionsPage } from './sessions.ts'
import { signOutForm } from './sign-out.ts'
import { forgetBrowserForm, forgetBrowsersForm } from './trusted-browsers.ts'

export const accountPages: readonly AccountPage[] = [
  profilePage,
  emailPage,
  securityPage,
  passwordPage,
  authenticatorPage,
  passkeyPage,
  sessionsPage,
  appsPage,
  linkedPage,
  activityPage,
  organizationsPage,
  dataPage,
  deletePage,
]

export const accountForms: readonly AccountForm[] = [
  profileForm,
  verifyOwnEmailForm,
  emailForm,
  passwordForm,
  authenticatorForm,
  passkeyForm,
  newCodesForm,
  savedCodesForm,
  removeFactorForm,
  forgetBrowserForm,
  forgetBrowsersForm,
  endSessionForm,
  endOtherSessionsForm,
  revokeAppForm,
  unlinkForm,
  notMeForm,
  leaveForm,
  downloadForm,
  deleteForm,
  callerForm,
  signOutForm,
]
