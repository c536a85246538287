import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ConsoleLink } from '../../../components/ui/console-link.tsx'
import { linkClasses } from '../../../components/ui/link-classes.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { calendarDay } from '../../../lib/format-time.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { rangeOf } from '../api/bucket-times.ts'
import { type SystemHealth, systemQuery } from '../api/stats.ts'
import { StatCard } from './stat-card.tsx'

/** Whether what Rollcall stands on is well. */
export function SystemCard() {
  return (
    <StatCard
      title={t('System')}
      answer={useQuery(systemQuery)}
      asOf={({ asOf }) => asOf}
      action={
        <ConsoleLink to={{ path: '/settings/system' }} className={linkClasses}>
          {t('System settings')}
        </ConsoleLink>
      }
    >
      {(health) => <Health health={health} />}
    </StatCard>
  )
}

function Health({
  health: { asOf, database, mail, leakedPasswords, signingKey, version },
}: {
  readonly health: SystemHealth
}) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-table desk:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)]">
      <Row label={t('Database')}>{t('Answered in {ms} ms', { ms: database.answeredInMs })}</Row>
      <Row label={t('E-mail')}>
        {mail.isSent ? t('Sent by a mail server') : t('Kept in the Outbox: no mail server is set')}
        {mail.failedLastDay > 0 && (
          <>
            {' · '}
            <FailedMails count={mail.failedLastDay} asOf={asOf} />
          </>
        )}
      </Row>
      {leakedPasswords.state === 'unreadable' && (
        <Row label={t('Leaked passwords')}>
          <span className="text-danger">{t('The list cannot be read: nothing is held against it')}</span>
        </Row>
      )}
      <Row label={t('Signing key')}>
        {signingKey.since === null || signingKey.rotatesAt === null ? (
          <span className="text-danger">{t('None')}</span>
        ) : (
          tNodes('Since {time}, rotates on {day}', {
            time: <TimeStamp at={signingKey.since} />,
            day: calendarDay(new Date(signingKey.rotatesAt)),
          })
        )}
      </Row>
      <Row label={t('Version')}>{version}</Row>
    </dl>
  )
}

const dayMs = 86_400_000

function FailedMails({ count, asOf }: { readonly count: number; readonly asOf: string }) {
  const mayOpen = useMay('read:audit')
  const words = tCount(count, '1 failed since yesterday', '{count} failed since yesterday')
  if (!mayOpen) return <span className="text-danger">{words}</span>
  const until = new Date(asOf)
  const range = rangeOf(new Date(until.getTime() - dayMs), until)
  return (
    <ConsoleLink
      to={{ path: '/audit', search: { type: 'message.failed', range } }}
      className="rounded-control text-danger underline"
    >
      {words}
    </ConsoleLink>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
