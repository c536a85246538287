// One letter: its words, and how it would look.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../../components/ui/icon.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { emailTemplateQuery, templateLabel } from '../api/email-templates.ts'
import { SettingsFrame } from './settings-frame.tsx'
import { TemplateEditor } from './template-editor.tsx'

export function EmailTemplatePage({ templateName }: { readonly templateName: string }) {
  const mayRead = useMay('read:settings')
  return (
    <SettingsFrame
      title={templateLabel(templateName)}
      explanation={t('What you write goes to everybody in your words, whatever their language.')}
    >
      {mayRead ? (
        <div className="grid grid-cols-1 gap-4">
          <Link
            to="/settings/emails"
            className="inline-flex h-7 items-center gap-1.5 justify-self-start rounded-control text-muted text-table hover:text-fg"
          >
            <Icon name="arrowLeft" />
            {t('Email templates')}
          </Link>
          <Template key={templateName} name={templateName} />
        </div>
      ) : (
        <NoAccess title={t('Settings are not shown to your role')} permission="read:settings" />
      )}
    </SettingsFrame>
  )
}

function Template({ name }: { readonly name: string }) {
  const { data, error, isError, refetch } = useQuery(emailTemplateQuery(name))
  if (data !== undefined) return <TemplateEditor template={data} />
  if (!isError) return <SkeletonLines label={t('Loading letter…')} count={6} />
  return <ProblemNotice title={t("Couldn't load the letter.")} error={error} onRetry={() => void refetch()} />
}
