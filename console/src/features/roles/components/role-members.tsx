// Who holds a role in effect: everywhere or inside an organization, each with the way.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ExportButton } from '../../../components/ui/export-button.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type MemberSearch, readMemberSearch } from '../api/role-search.ts'
import { memberExportPath, roleMembersQuery } from '../api/stored-role.ts'
import { AssignUsersDialog } from './assign-users-dialog.tsx'
import { MemberLines, memberColumns } from './role-member-columns.tsx'

interface RoleMembersProps {
  readonly roleId: string
  readonly search: MemberSearch
}

export function RoleMembers({ roleId, search }: RoleMembersProps) {
  const mayAssign = useMay('assign:roles')
  const mayExport = useMay('export:users')
  const navigate = useNavigate()
  const { list } = useSizedList(
    search,
    (sized) => roleMembersQuery(roleId, sized),
    (next, step) => void navigate({ to: '/roles/$roleId/members', params: { roleId }, search: next, ...step }),
  )
  const narrow = (how: string | undefined) => list.onChange({ how: readMemberSearch({ how }).how })
  const [isAssigning, setIsAssigning] = useState(false)
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-table">
          {t('Everybody who holds it now. Who holds it in several ways stands here several times.')}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <ChoiceFilter
            label={t('How')}
            isSingle
            value={search.how}
            options={[
              { value: 'everywhere', label: t('Everywhere') },
              { value: 'inside', label: t('In an organization') },
            ]}
            onChange={narrow}
          />
          {mayExport && (
            <ExportButton
              path={memberExportPath(roleId, search)}
              name="role-members.csv"
              failed={t("Couldn't export who has the role.")}
            />
          )}
          {mayAssign ? (
            <Button icon="plus" onClick={() => setIsAssigning(true)}>
              {t('Assign to users')}
            </Button>
          ) : (
            <span className="text-meta text-muted">
              {t('To assign roles: {needs}', { needs: needs('assign:roles') })}
            </span>
          )}
        </div>
      </div>
      <SizedList
        caption={t('People who hold this role')}
        columns={memberColumns}
        keyOf={({ user, organization }) => `${user.id} ${organization?.id ?? ''}`}
        {...list}
        sizeLabel={t('People per page')}
        card={(member) => <MemberLines member={member} />}
        words={listWords}
        empty={
          search.how === undefined ? (
            <EmptyState icon="users" title={t('Nobody holds this role')}>
              {t('Assign it to users here, or to members of an organization on its page.')}
            </EmptyState>
          ) : (
            <EmptyState
              icon="search"
              title={t('Nobody holds it this way')}
              action={<Button onClick={() => narrow(undefined)}>{t('Clear all')}</Button>}
            />
          )
        }
      />
      {isAssigning && <AssignUsersDialog roleId={roleId} onClose={() => setIsAssigning(false)} />}
    </div>
  )
}

const listWords = {
  loading: t('Loading people…'),
  notLoaded: t("Couldn't load people."),
  notRefreshed: t("Couldn't refresh people."),
}
