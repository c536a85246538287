import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type Duplicate, duplicatesQuery } from '../api/merge.ts'
import { useRuleOut } from './use-rule-out.ts'

/** Who else may be the same person, and the way to merge. */
export function DuplicatesCard({ userId }: { readonly userId: string }) {
  const mayMerge = useMay('merge:users')
  const { data, isError, isPending } = useQuery(duplicatesQuery(userId))
  const merge = mayMerge ? (
    <Link to="/users/$userId/merge" params={{ userId }} search={{}} className={buttonClasses()}>
      {t('Merge users…')}
    </Link>
  ) : (
    <span className="text-meta text-muted">{t('To merge: {needs}', { needs: needs('merge:users') })}</span>
  )
  return (
    <Card title={t('Possible duplicates')} action={merge}>
      {isPending && <p className="px-4 py-3 text-muted text-table">{t('Looking for duplicates…')}</p>}
      {isError && (
        <p className="px-4 py-3 text-muted text-table">{t('Duplicates could not be looked for just now.')}</p>
      )}
      {data?.length === 0 && (
        <p className="px-4 py-3 text-muted text-table">{t('Nobody shares a phone number, an address or a name.')}</p>
      )}
      <ul>
        {data?.map((duplicate) => (
          <DuplicateRow key={duplicate.userId} duplicate={duplicate} userId={userId} mayMerge={mayMerge} />
        ))}
      </ul>
    </Card>
  )
}

interface DuplicateRowProps {
  readonly duplicate: Duplicate
  readonly userId: string
  readonly mayMerge: boolean
}

function DuplicateRow({ duplicate, userId, mayMerge }: DuplicateRowProps) {
  const { name, email, sharedBy } = duplicate
  const label = name ?? email ?? duplicate.userId
  const rulingOut = useRuleOut(userId)
  const offline = useOfflineReason()
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-2.5 text-table last:border-b-0">
      <div className="min-w-0">
        <Link
          to="/users/$userId/overview"
          params={{ userId: duplicate.userId }}
          className="font-semibold hover:text-accent"
        >
          {label}
        </Link>
        <p className="text-meta text-muted">
          {[email === label ? null : email, ...sharedBy.map((by) => shared[by])].filter(Boolean).join(' · ')}
        </p>
      </div>
      {mayMerge && (
        <span className="flex flex-wrap items-center gap-2">
          <Link
            to="/users/$userId/merge"
            params={{ userId }}
            search={{ with: duplicate.userId }}
            aria-label={t('Compare with {name}', { name: label })}
            className={buttonClasses()}
          >
            {t('Compare')}
          </Link>
          <Button
            aria-label={t('{name} is not a duplicate', { name: label })}
            aria-disabled={rulingOut.isPending}
            disabledReason={offline}
            onClick={() => !rulingOut.isPending && rulingOut.mutate({ otherId: duplicate.userId, name: label })}
          >
            {t('Not a duplicate')}
          </Button>
        </span>
      )}
    </li>
  )
}

const shared = { phone: t('same phone'), email: t('same e-mail address'), name: t('same name') } as const
