import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { Button, buttonClasses } from '../components/ui/button.tsx'
import { inputClasses } from '../components/ui/field.tsx'
import { Logo } from '../components/ui/logo.tsx'
import { PageTitle } from '../components/ui/page-title.tsx'
import { t } from '../lib/text.ts'
import { nearestPages } from './nearest-pages.ts'
import { isOrganizationAddress } from './organization-address.ts'

export function NotFoundPage() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-3 bg-subtle px-4 text-center">
      <Logo size={36} />
      <PageTitle trail={[t('Page not found')]} className="mt-2 font-semibold text-hero tracking-tight">
        {t('Page not found')}
      </PageTitle>
      <p className="max-w-[48ch] text-body text-muted">
        {isOrganizationAddress
          ? t('There is nothing at this address. To find a person, search the users by name or e-mail.')
          : t('There is nothing at this address. To find a person, search the users by name, e-mail, phone or ID.')}
      </p>
      {isOrganizationAddress ? <FromOrganization /> : <FromConsole />}
    </main>
  )
}

function FromConsole() {
  const navigate = useNavigate()
  const pathname = useLocation({ select: (location) => location.pathname })
  const nearest = nearestPages(pathname)
  return (
    <>
      <UserSearch
        placeholder={t('Name, e-mail, phone, username or ID')}
        onSearch={(q) => void navigate({ to: '/users', search: { q } })}
      />
      {nearest.length > 0 && (
        <nav aria-label={t('Pages of a similar name')} className="flex flex-wrap items-center justify-center gap-2">
          <span className="text-muted text-table">{t('Did you mean')}</span>
          {nearest.map(({ path, label }) => (
            <Link key={path} to={path} className={buttonClasses('secondary')}>
              {label}
            </Link>
          ))}
        </nav>
      )}
      <Link to="/users" className={buttonClasses('secondary', true)}>
        {t('Go to Users')}
      </Link>
    </>
  )
}

/** Below the address of an organization, which stands in it. */
function FromOrganization() {
  const navigate = useNavigate()
  const slug = useLocation({ select: ({ pathname }) => pathname.split('/')[2] ?? '' })
  if (slug === '') return null
  const people = { to: '/org/$slug/users', params: { slug } } as const
  return (
    <>
      <UserSearch placeholder={t('Name or e-mail')} onSearch={(q) => void navigate({ ...people, search: { q } })} />
      <Link {...people} className={buttonClasses('secondary', true)}>
        {t('Go to Users')}
      </Link>
    </>
  )
}

interface UserSearchProps {
  readonly placeholder: string
  readonly onSearch: (q: string | undefined) => void
}

function UserSearch({ placeholder, onSearch }: UserSearchProps) {
  return (
    <search className="w-full max-w-[420px]">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const q = new FormData(event.currentTarget).get('q')
          onSearch(String(q).trim() || undefined)
        }}
        className="flex gap-2"
      >
        <input
          name="q"
          type="search"
          aria-label={t('Search users')}
          placeholder={placeholder}
          autoComplete="off"
          className={inputClasses(true, false)}
        />
        <Button type="submit" tone="primary">
          {t('Search')}
        </Button>
      </form>
    </search>
  )
}
