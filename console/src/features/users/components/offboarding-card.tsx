import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../components/ui/card.tsx'
import { EndTime } from '../../../components/ui/time-stamp.tsx'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { type Offboarding, offboardingQuery } from '../api/offboarding.ts'
import { isKeptOut, type User } from '../api/user.ts'
import { CancelOffboardingButton } from './cancel-offboarding-button.tsx'

/** What waits for its day: the offboarding, and after it the deletion. Asked for only where something may wait. */
export function OffboardingCard({ user }: { readonly user: User }) {
  const isPlanned = user.offboardingAt !== null
  const { data: plan } = useQuery({
    ...offboardingQuery(user.id),
    enabled: isPlanned || isKeptOut(user.status),
  })
  if (plan?.status === 'scheduled' && isPlanned) {
    return (
      <Card title={t('Offboarding')} action={<CancelOffboardingButton userId={user.id} />}>
        <Lines plan={plan} />
      </Card>
    )
  }
  if (plan?.status === 'done' && plan.deleteAt !== null && isKeptOut(user.status)) {
    return (
      <Card title={t('Offboarding')}>
        <p className="px-4 py-3 text-table">
          {tNodes('Offboarded. The account is deleted {time}; activating the user calls that off.', {
            time: <EndTime at={plan.deleteAt} />,
          })}
        </p>
      </Card>
    )
  }
  return null
}

function Lines({ plan: { at, leaveOrganizations, deleteAfterDays } }: { readonly plan: Offboarding }) {
  return (
    <ul className="px-4 py-1 [&>li]:py-1.5 [&>li]:text-table">
      <li>{tNodes('Suspended and signed out {time}', { time: <EndTime at={at} /> })}</li>
      {leaveOrganizations && <li>{t('Leaves every organization')}</li>}
      {deleteAfterDays !== null && (
        <li>
          {deleteAfterDays === 0
            ? t('The account is deleted at once')
            : tCount(
                deleteAfterDays,
                'The account is deleted a day later',
                'The account is deleted {count} days later',
              )}
        </li>
      )}
    </ul>
  )
}
