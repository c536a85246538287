import type { Column } from '../../../components/data-table/column.ts'
import { Badge } from '../../../components/ui/badge.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { factorName } from '../../../lib/factor-words.ts'
import { t } from '../../../lib/text.ts'
import { emailColumn, lastSignInColumn, sinceColumn } from '../../access/components/holder-columns.tsx'
import { PersonLink } from '../../users/components/person-link.tsx'
import type { RoleMember } from '../api/stored-role.ts'

export const memberColumns: readonly Column<RoleMember>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (member) => <PersonLink user={member.user} tab="roles" /> },
  emailColumn,
  { id: 'how', header: t('How'), cell: (member) => <span className="block truncate">{wayInWords(member)}</span> },
  {
    id: 'mfa',
    header: t('MFA'),
    className: 'w-[132px] max-desk:hidden',
    cell: ({ factors }) => <Factors of={factors} />,
  },
  sinceColumn,
  lastSignInColumn,
  {
    id: 'used',
    header: t('Last used'),
    isAtEnd: true,
    className: 'w-[124px] text-muted max-roomy:hidden',
    cell: ({ lastUsedAt }) => (
      <span title={t('When tokens were last issued to them for an API on which it gives something')}>
        {lastUsedAt === null ? t('Not lately') : <TimeStamp at={lastUsedAt} />}
      </span>
    ),
  },
]

export function MemberLines({ member }: { readonly member: RoleMember }) {
  return (
    <>
      <PersonLink user={member.user} tab="roles" />
      <p className="truncate text-muted text-table">{wayInWords(member)}</p>
    </>
  )
}

function Factors({ of: [strongest, ...others] }: { readonly of: readonly string[] }) {
  if (strongest === undefined) return <Badge tone="warning">{t('No MFA')}</Badge>
  const name = factorName(strongest)
  return <span className="block truncate">{others.length === 0 ? name : `${name} +${others.length}`}</span>
}

function wayInWords({ organization }: RoleMember): string {
  if (organization === null) return t('direct, everywhere')
  return t('direct, in {organization}', { organization: organization.displayName ?? organization.name })
}
