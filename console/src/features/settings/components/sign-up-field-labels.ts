import { t } from '../../../lib/text.ts'
import type { SignUpFieldName } from '../api/settings.ts'

/** What a field of the sign-up page is called, where it is asked for and where it is drawn. */
export const signUpFieldLabels: Readonly<Record<SignUpFieldName, string>> = {
  name: t('Name'),
  givenName: t('First name'),
  familyName: t('Last name'),
  phoneNumber: t('Phone number'),
}
