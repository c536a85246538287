import type { ComponentProps } from 'react'
import { buttonClasses } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/empty-state.tsx'
import { PageTitle } from '../../components/ui/page-title.tsx'
import { isProblem } from '../../lib/problem.ts'
import { t } from '../../lib/text.ts'
import { personSignInAddress } from '../organization-address.ts'
import { RouteProblem } from '../route-problem.tsx'

/** Why the page of an organization cannot be shown: it asks for more than was shown, or it is none of theirs. */
export function OrganizationProblem({ error }: { readonly error: unknown }) {
  if (isProblem(error, 'step_up_required')) return <FactorAsked />
  if (isProblem(error, 'sign_in_too_old')) return <SignInAsked />
  if (isProblem(error, 'single_sign_on_required')) return <SingleSignOnAsked />
  if (isProblem(error, 'organization_not_found')) return <NoSuchOrganization />
  return <RouteProblem error={error} />
}

function FactorAsked() {
  return (
    <Notice
      page={t('Second factor')}
      icon="shield"
      title={t('This organization asks for a second factor.')}
      action={
        <>
          <a href={personSignInAddress(location.pathname, 'factor')} className={buttonClasses('primary')}>
            {t('Show your second factor')}
          </a>
          <a href="/account/security" className={buttonClasses('secondary')}>
            {t('Set one up')}
          </a>
        </>
      }
    >
      {t('You signed in without one. Show yours to go on, or set one up first.')}
    </Notice>
  )
}

function SignInAsked() {
  return (
    <Notice
      page={t('Sign in again')}
      icon="shield"
      title={t('This organization asks you to sign in again.')}
      action={
        <a href={personSignInAddress(location.pathname, 'factor')} className={buttonClasses('primary')}>
          {t('Sign in again')}
        </a>
      }
    >
      {t('You signed in longer ago than it takes for proven. Everything else of yours goes on.')}
    </Notice>
  )
}

function SingleSignOnAsked() {
  return (
    <Notice
      page={t('Sign in again')}
      icon="shield"
      title={t('This organization asks for its single sign-on.')}
      action={
        <a href={personSignInAddress(location.pathname, 'factor')} className={buttonClasses('primary')}>
          {t('Sign in again')}
        </a>
      }
    >
      {t('You signed in another way, and that does not count here. Everything else of yours goes on.')}
    </Notice>
  )
}

function NoSuchOrganization() {
  return (
    <Notice
      page={t('Page not found')}
      icon="search"
      title={t('You belong to no organization of this name.')}
      action={
        <a href="/account/organizations" className={buttonClasses('secondary')}>
          {t('Your organizations')}
        </a>
      }
    >
      {t('The link may be cut short, or you are signed in with another account.')}
    </Notice>
  )
}

interface NoticeProps extends ComponentProps<typeof EmptyState> {
  /** What the page is called. */
  readonly page: string
}

function Notice({ page, ...notice }: NoticeProps) {
  return (
    <main className="mx-auto max-w-[720px] px-4 pt-16">
      <PageTitle trail={[page]} className="sr-only">
        {page}
      </PageTitle>
      <EmptyState {...notice} />
    </main>
  )
}
