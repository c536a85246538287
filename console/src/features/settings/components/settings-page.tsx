// How the people of the application sign in: its name and looks, the ways in, the second factor and how long it lasts.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { FormSection } from '../api/form-section.ts'
import { settingsQuery } from '../api/settings.ts'
import { MfaExceptions } from './mfa-exceptions.tsx'
import { PicturesCard } from './pictures-card.tsx'
import { PlaceTablesCard } from './place-tables.tsx'
import type { GroupName } from './setting-groups.tsx'
import { SettingsForm } from './settings-form.tsx'
import { SettingsFrame } from './settings-frame.tsx'

interface SettingsPageProps {
  readonly section?: FormSection | null
  /** What other nouns add below the form of the section. */
  readonly besides?: ReactNode
}

/** Without a section: all that people meet when they sign in, on one page. */
export function SettingsPage({ section = null, besides }: SettingsPageProps) {
  const mayRead = useMay('read:settings')
  const { title, explanation, groups } = sections[section ?? 'all']
  return (
    <SettingsFrame title={title} explanation={explanation}>
      {mayRead ? (
        <>
          <Settings title={title} groups={groups} />
          {section === 'mfa' && <MfaExceptions />}
          {besides}
          {section === 'branding' && <PicturesCard />}
          {section === 'data' && <PlaceTablesCard />}
        </>
      ) : (
        <NoAccess title={t('Settings are not shown to your role')} permission="read:settings" />
      )}
    </SettingsFrame>
  )
}

interface SettingsProps {
  readonly title: string
  readonly groups: readonly GroupName[]
}

function Settings({ title, groups }: SettingsProps) {
  const { data, error, isError, refetch } = useQuery(settingsQuery)
  if (data !== undefined) return <SettingsForm settings={data} title={title} groups={groups} />
  if (!isError) return <SkeletonLines label={t('Loading settings…')} count={6} />
  return <ProblemNotice title={t("Couldn't load settings.")} error={error} onRetry={() => void refetch()} />
}

interface SectionText {
  readonly title: string
  readonly explanation: string
  readonly groups: readonly GroupName[]
}

const sections: Readonly<Record<FormSection | 'all', SectionText>> = {
  all: {
    title: t('Sign-in settings'),
    explanation: t('What people meet on the sign-in pages, and how long it lasts.'),
    groups: ['look', 'ways', 'mfa', 'sessions', 'support'],
  },
  mfa: {
    title: t('MFA'),
    explanation: t('Who is asked for a second factor, what counts as one, and who is spared for a while.'),
    groups: ['mfa', 'factors', 'order'],
  },
  sessions: {
    title: t('Sessions'),
    explanation: t('How long somebody stays signed in, and how long what was issued works.'),
    groups: ['sessions'],
  },
  lockout: {
    title: t('Lockout and limits'),
    explanation: t('How much guessing is put up with, for an account and from a network.'),
    groups: ['guessing', 'networks', 'leaks'],
  },
  login: {
    title: t('Login page'),
    explanation: t('The ways in, and the way back for those who lost them.'),
    groups: ['ways', 'signUp', 'recovery'],
  },
  branding: {
    title: t('Branding'),
    explanation: t('What sign-in pages and mails are called and how they look.'),
    groups: ['look', 'layout', 'words'],
  },
  support: {
    title: t('Support'),
    explanation: t('What those who help people must do first, and may do at all.'),
    groups: ['support'],
  },
  data: {
    title: t('Data'),
    explanation: t('How long what happened is kept, and where addresses are looked up.'),
    groups: ['retention'],
  },
}
