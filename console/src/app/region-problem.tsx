import { Button } from '../components/ui/button.tsx'
import { PageTitle } from '../components/ui/page-title.tsx'
import { ProblemNotice } from '../components/ui/problem-notice.tsx'
import { copyText } from '../lib/copy-text.ts'
import { t } from '../lib/text.ts'

/** When one part of a page fails, the rest of it stays. What is known can be copied into a report. */
export function RegionProblem({ error }: { readonly error: unknown }) {
  const known = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const report = `${known}\n${location.pathname}\n${new Date().toISOString()}\n${navigator.userAgent}`
  return (
    <div className="grid max-w-[720px] gap-4">
      <PageTitle trail={[t('Problem')]}>{t('This screen could not be shown')}</PageTitle>
      <ProblemNotice title={t('It stopped.')} error={error} onRetry={() => window.location.reload()}>
        <p className="mt-1 break-words font-mono text-meta">{known}</p>
      </ProblemNotice>
      <div>
        <Button icon="copy" onClick={() => void copyText(report, t('Report'))}>
          {t('Copy report')}
        </Button>
      </div>
    </div>
  )
}
