import { Link } from '@tanstack/react-router'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { FoundAttempt, Someone } from '../api/diagnosis.ts'

const linkClasses = 'rounded-control text-accent underline hover:text-accent-hover'

/** Whose attempt it was; where nobody proved that, whose address was typed, or who has one like it. */
export function AttemptPerson({ attempt }: { readonly attempt: FoundAttempt }) {
  const { identifier, userId, account, similar } = attempt
  const mayCreate = useMay('create:users')
  if (userId !== null) {
    return (
      <Link to="/users/$userId/overview" params={{ userId }} className={linkClasses}>
        {t('Open the user')}
      </Link>
    )
  }
  if (identifier === null) return t('Nobody proved who they are.')
  if (account !== null) {
    return (
      <>
        {t('Nobody proved who they are. The address is known:')} <OpenSomeone someone={account} />
      </>
    )
  }
  if (!identifier.includes('@')) {
    return (
      <>
        {t('Nobody proved who they are.')}{' '}
        <Link to="/users" search={{ q: identifier }} className={linkClasses}>
          {t('Search users for it')}
        </Link>
      </>
    )
  }
  return (
    <div className="grid gap-1">
      <p>
        <strong>{t('No account has this address.')}</strong>
      </p>
      {similar !== null && (
        <p>
          {t('One like it:')} <OpenSomeone someone={similar} />
        </p>
      )}
      {mayCreate ? (
        <p>
          <Link to="/users/new" className={linkClasses}>
            {t('Add a user')}
          </Link>
        </p>
      ) : (
        <p className="text-muted">{t('To add a user: {needs}', { needs: needs('create:users') })}</p>
      )}
    </div>
  )
}

function OpenSomeone({ someone }: { readonly someone: Someone }) {
  const { userId, name, email } = someone
  return (
    <Link to="/users/$userId/overview" params={{ userId }} className={linkClasses}>
      {name === null ? t('Open {email}', { email }) : t('Open {name} ({email})', { name, email })}
    </Link>
  )
}
