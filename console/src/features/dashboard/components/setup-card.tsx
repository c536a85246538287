import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ConsoleLink, type Place } from '../../../components/ui/console-link.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'
import { dismissSetup, isSetupDismissed } from '../api/setup-dismissal.ts'
import { type SetupStep, systemQuery } from '../api/stats.ts'

const steps: Readonly<Record<SetupStep, { readonly label: string; readonly to: Place }>> = {
  'second-owner': { label: t('Add a second owner, so that nobody is locked out'), to: { path: '/settings/team' } },
  team: { label: t('Invite the team, each with the role they need'), to: { path: '/settings/team' } },
  'mfa-policy': { label: t('Decide who needs a second factor'), to: { path: '/settings/mfa' } },
  mail: { label: t('Name a mail server, so that letters are sent'), to: { path: '/outbox' } },
  'audit-anchor': { label: t('Anchor the audit log in a file outside'), to: { path: '/audit/integrity' } },
  application: { label: t('Connect the first app'), to: { path: '/apps' } },
  people: { label: t('Add or import the first users'), to: { path: '/users' } },
}

/** What is still to be done, until it is, or somebody has seen enough of it. */
export function SetupCard() {
  const [isDismissed, setIsDismissed] = useState(isSetupDismissed)
  const { data } = useQuery({ ...systemQuery, enabled: !isDismissed })
  if (isDismissed || data === undefined || data.setup.every(({ isDone }) => isDone)) return null
  const dismiss = () => {
    dismissSetup()
    setIsDismissed(true)
  }
  return (
    <Card
      title={t('Get started')}
      action={
        <Button tone="quiet" onClick={dismiss}>
          {t('Dismiss')}
        </Button>
      }
    >
      <ul className="grid gap-0.5 p-2">
        {data.setup.map(({ step, isDone }) => {
          const { label, to } = steps[step]
          return (
            <li key={step} className="flex min-h-9 items-center gap-2.5 px-2 text-table">
              {isDone ? (
                <Icon name="check" className="text-success" />
              ) : (
                <span aria-hidden="true" className="size-4 rounded-full border border-control" />
              )}
              {isDone ? (
                <span className="text-muted">{label}</span>
              ) : (
                <ConsoleLink to={to} className="rounded-control text-accent underline hover:text-accent-hover">
                  {label}
                </ConsoleLink>
              )}
              <span className="sr-only">{isDone ? t('Done') : t('Still to do')}</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
