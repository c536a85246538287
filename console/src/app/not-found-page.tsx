import { Link } from '@tanstack/react-router'
import { buttonClasses } from '../components/ui/button.tsx'
import { Logo } from '../components/ui/logo.tsx'
import { PageTitle } from '../components/ui/page-title.tsx'
import { t } from '../lib/text.ts'
import { isOrganizationAddress } from './organization-address.ts'

export function NotFoundPage() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-3 bg-subtle px-4 text-center">
      <Logo size={36} />
      <PageTitle trail={[t('Page not found')]} className="mt-2 font-semibold text-hero tracking-tight">
        {t('Page not found')}
      </PageTitle>
      <p className="max-w-[48ch] text-body text-muted">
        {t('There is nothing at this address. To find a person, search the users by name, e-mail, phone or ID.')}
      </p>
      {!isOrganizationAddress && (
        <Link to="/users" className={buttonClasses('primary', true)}>
          {t('Go to Users')}
        </Link>
      )}
    </main>
  )
}
