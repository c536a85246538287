import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { Button } from '../../components/ui/button.tsx'
import { ConsoleLink } from '../../components/ui/console-link.tsx'
import { smallLinkClasses } from '../../components/ui/link-classes.ts'
import { Needs } from '../../components/ui/needs.tsx'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { ActivateMemberButton } from '../../features/organization-users/components/activate-member-button.tsx'
import { useMembershipChanges } from '../../features/organization-users/components/use-membership-changes.ts'
import type { SignInCheck } from '../../features/sign-ins/api/diagnosis.ts'
import { userQuery } from '../../features/users/api/get-user.ts'
import { userLabel } from '../../features/users/api/user.ts'
import { useOfflineReason } from '../../lib/connection.ts'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { toastProblem } from '../../lib/toasts.ts'

interface OrganizationFixProps {
  readonly userId: string
  readonly facts: SignInCheck['facts']
  /** Where any organization will do. */
  readonly onPick: () => void
}

/** What mends that somebody is not let into an organization: they are added, let in again, or it is looked at itself. */
export function OrganizationFix({ userId, facts, onPick }: OrganizationFixProps) {
  const mayJoin = useMay('update:users')
  const { session } = useRouteContext({ from: '/signed-in' })
  const { data: memberships } = useQuery(membershipsQuery(userId))
  const { organizationId, organization } = facts
  const named =
    typeof organizationId === 'string' && typeof organization === 'string'
      ? { organizationId, organizationName: organization }
      : null
  if (opensOrganization.has(String(facts.reason)) && named !== null) {
    const tab = facts.reason === 'single-sign-on' ? '/domains' : ''
    return (
      <ConsoleLink
        to={{ path: `/organizations/${encodeURIComponent(named.organizationId)}${tab}` }}
        className={smallLinkClasses}
      >
        {t('Open the organization')}
      </ConsoleLink>
    )
  }
  if (memberships === undefined) return null
  const isHeld = named !== null && memberships.some(({ id }) => id === named.organizationId)
  if (isHeld) return <ActivateMemberButton userId={userId} {...named} />
  // There everybody belongs to one organization for good.
  if (session.application.poolMode === 'isolated') return null
  if (!mayJoin) return <Needs permission="update:users" />
  if (named === null) return <Button onClick={onPick}>{t('Add to organization…')}</Button>
  return <AddButton userId={userId} appId={session.application.id} {...named} />
}

/** What is changed there and not with the person. */
const opensOrganization: ReadonlySet<string> = new Set(['organization-suspended', 'single-sign-on'])

interface AddButtonProps {
  readonly userId: string
  readonly appId: string
  readonly organizationId: string
  readonly organizationName: string
}

function AddButton({ userId, ...place }: AddButtonProps) {
  const { add } = useMembershipChanges()
  const { data: user } = useQuery(userQuery(userId))
  const offline = useOfflineReason()
  const adding = useMutation({
    mutationFn: () => add({ userId, ...place, personName: user ? userLabel(user) : userId }),
    onError: (error) => toastProblem(t("Couldn't add to the organization."), error),
  })
  return (
    <Button
      aria-disabled={adding.isPending}
      disabledReason={offline}
      onClick={() => !adding.isPending && adding.mutate()}
    >
      {t('Add to {organization}', { organization: place.organizationName })}
    </Button>
  )
}
