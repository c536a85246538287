// What Rollcall stands on, as it is now: for those who run it.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { calendarDay } from '../../../lib/format-time.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { type SystemState, systemStateQuery } from '../api/system.ts'
import { PartsCard } from './parts-card.tsx'
import { PlaceTables } from './place-tables.tsx'
import { SettingsFrame } from './settings-frame.tsx'
import { SigningKeysCard } from './signing-keys-card.tsx'

/** `changes` is what the page tells and does about pausing changes. */
export function SystemPage({ changes }: { readonly changes: ReactNode }) {
  const mayRead = useMay('read:settings')
  return (
    <SettingsFrame title={t('System')} explanation={t('Whether what Rollcall stands on is well.')}>
      {mayRead ? (
        <System changes={changes} />
      ) : (
        <NoAccess title={t('Settings are not shown to your role')} permission="read:settings" />
      )}
    </SettingsFrame>
  )
}

function System({ changes }: { readonly changes: ReactNode }) {
  const { data, error, isError, refetch } = useQuery(systemStateQuery)
  if (data === undefined && isError) {
    return <ProblemNotice title={t("Couldn't ask the system.")} error={error} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <SkeletonLines label={t('Asking the system…')} count={4} />
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={t('As it is now')} action={<TimeStamp at={data.asOf} />}>
        <State state={data} />
      </Card>
      {changes}
      <SigningKeysCard />
      <PartsCard />
    </div>
  )
}

function State({ state }: { readonly state: SystemState }) {
  const { version, database, processes, mail, leakedPasswords, signingKey } = state
  return (
    <Facts>
      <Fact name={t('Version')}>{version}</Fact>
      <Fact name={t('Database')}>
        {database.isEmbedded
          ? t('PostgreSQL {version}, embedded', { version: database.version })
          : t('PostgreSQL {version}, the one of DATABASE_URL', { version: database.version })}
        <span className="block text-muted">{t('Answered in {ms} ms', { ms: database.answeredInMs })}</span>
        {!database.takesChanges && (
          <span className="block text-danger">
            {t('It takes no changes: it is a standby, or somebody set it to be read only')}
          </span>
        )}
      </Fact>
      <Fact name={t('Schema')}>{database.schema}</Fact>
      <Fact name={t('Processes')}>
        {processes ?? t('Not known: any number of them may share this database, and none counts the others')}
      </Fact>
      <Fact name={t('E-mail')}>
        {mail.isSent ? t('Sent by a mail server') : t('Kept in the Outbox: no mail server is set')}
        {mail.failedLastDay > 0 && (
          <span className="block text-danger">
            {tCount(mail.failedLastDay, '1 failed since yesterday', '{count} failed since yesterday')}
          </span>
        )}
      </Fact>
      <Fact name={t('Leaked passwords')}>{leakListWords(leakedPasswords)}</Fact>
      <Fact name={t('Location tables')}>
        <PlaceTables state={state} />
      </Fact>
      <Fact name={t('Signing key')}>
        {signingKey.since === null || signingKey.rotatesAt === null ? (
          <span className="text-danger">{t('None')}</span>
        ) : (
          tNodes('Since {time}, rotates on {day}', {
            time: <TimeStamp at={signingKey.since} />,
            day: calendarDay(new Date(signingKey.rotatesAt)),
          })
        )}
      </Fact>
      <Fact name={t('License')}>{t('Apache-2.0; those of its parts are below')}</Fact>
    </Facts>
  )
}

function leakListWords({ state, writtenAt }: SystemState['leakedPasswords']): ReactNode {
  if (state === 'off') return t('No list of them is set: LEAKED_PASSWORDS_FILE')
  if (writtenAt === null) {
    return <span className="text-danger">{t('The list cannot be read: nothing is held against it')}</span>
  }
  return tNodes('Held against a list of {day}', { day: calendarDay(new Date(writtenAt)) })
}
