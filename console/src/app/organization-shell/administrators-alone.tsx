import { buttonClasses } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/empty-state.tsx'
import { PageTitle } from '../../components/ui/page-title.tsx'
import {
  type OrganizationSession,
  organizationLabel,
} from '../../features/organization-users/api/organization-session.ts'
import { t } from '../../lib/text.ts'

/** For members who do not administer the organization (S002-1). */
export function AdministratorsAlone({ organization }: Pick<OrganizationSession, 'organization'>) {
  return (
    <>
      <PageTitle trail={[t('Admin Only'), organizationLabel(organization)]} className="sr-only">
        {t('Admin Only')}
      </PageTitle>
      <EmptyState
        icon="lock"
        title={t('This page is only visible to organization administrators.')}
        action={
          <a href="/account" className={buttonClasses('secondary')}>
            {t('Your account')}
          </a>
        }
      >
        {t('Ask an administrator of {organization} to make you one.', {
          organization: organizationLabel(organization),
        })}
      </EmptyState>
    </>
  )
}
