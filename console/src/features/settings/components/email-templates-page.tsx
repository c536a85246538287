// The letters that Rollcall writes to people, and which of them say what administrators wrote.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Badge } from '../../../components/ui/badge.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { emailTemplatesQuery, type ListedTemplate, templateLabel } from '../api/email-templates.ts'
import { SettingsFrame } from './settings-frame.tsx'

/** `addresses` is what the page tells of those that get no letters. */
export function EmailTemplatesPage({ addresses }: { readonly addresses: ReactNode }) {
  const mayRead = useMay('read:settings')
  return (
    <SettingsFrame
      title={t('Email templates')}
      explanation={t(
        'The letters that people get. Each is ours, in the language of its reader, until you write your own.',
      )}
    >
      {mayRead ? (
        <div className="grid grid-cols-1 gap-4">
          <Templates />
          {addresses}
        </div>
      ) : (
        <NoAccess title={t('Settings are not shown to your role')} permission="read:settings" />
      )}
    </SettingsFrame>
  )
}

function Templates() {
  const { data, error, isError, refetch } = useQuery(emailTemplatesQuery)
  if (data === undefined) {
    if (!isError) return <SkeletonLines label={t('Loading letters…')} count={6} />
    return <ProblemNotice title={t("Couldn't load the letters.")} error={error} onRetry={() => void refetch()} />
  }
  return (
    <ul aria-label={t('Email templates')} className="overflow-hidden rounded-card border border-line bg-raised">
      {data.map((template) => (
        <li key={template.name} className="border-line border-b last:border-b-0">
          <Link
            to="/settings/emails/$templateName"
            params={{ templateName: template.name }}
            className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-table hover:bg-hover"
          >
            <span className="min-w-0 flex-1 font-semibold">{templateLabel(template.name)}</span>
            <WordsBadge template={template} />
            <Icon name="chevronRight" className="text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function WordsBadge({ template: { isOwn, isEnabled } }: { readonly template: ListedTemplate }) {
  if (isOwn) return <Badge tone="info">{t('Your words')}</Badge>
  return <Badge tone="neutral">{isEnabled ? t('Our words') : t('Our words, yours are off')}</Badge>
}
