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
  if (isProblem(error, 'organization_not_found')) return <NoSuchOrganization />
  return <RouteProblem error={error} />
}

function FactorAsked() {
  return (
    <main className="mx-auto max-w-[720px] px-4 pt-16">
      <PageTitle trail={[t('Second factor')]} className="sr-only">
        {t('Second factor')}
      </PageTitle>
      <EmptyState
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
      </EmptyState>
    </main>
  )
}

function SignInAsked() {
  return (
    <main className="mx-auto max-w-[720px] px-4 pt-16">
      <PageTitle trail={[t('Sign in again')]} className="sr-only">
        {t('Sign in again')}
      </PageTitle>
      <EmptyState
        icon="shield"
        title={t('This organization asks you to sign in again.')}
        action={
          <a href={personSignInAddress(location.pathname, 'factor')} className={buttonClasses('primary')}>
            {t('Sign in again')}
          </a>
        }
      >
        {t('You signed in longer ago than it takes for proven. Everything else of yours goes on.')}
      </EmptyState>
    </main>
  )
}

function NoSuchOrganization() {
  return (
    <main className="mx-auto max-w-[720px] px-4 pt-16">
      <PageTitle trail={[t('Page not found')]} className="sr-only">
        {t('Page not found')}
      </PageTitle>
      <EmptyState
        icon="search"
        title={t('You belong to no organization of this name.')}
        action={
          <a href="/account/organizations" className={buttonClasses('secondary')}>
            {t('Your organizations')}
          </a>
        }
      >
        {t('The link may be cut short, or you are signed in with another account.')}
      </EmptyState>
    </main>
  )
}
