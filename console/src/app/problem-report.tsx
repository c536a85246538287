import { Button } from '../components/ui/button.tsx'
import { ProblemNotice } from '../components/ui/problem-notice.tsx'
import { copyText } from '../lib/copy-text.ts'
import { isProblem } from '../lib/problem.ts'
import { t } from '../lib/text.ts'

/** What is known of a failure, and the same to copy into a report. */
export function ProblemReport({ error }: { readonly error: unknown }) {
  const known = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const request = isProblem(error) && error.requestId !== null ? [error.requestId] : []
  const report = [known, ...request, location.pathname, new Date().toISOString(), navigator.userAgent].join('\n')
  return (
    <>
      <ProblemNotice title={t('It stopped.')} error={error} onRetry={() => window.location.reload()}>
        <p className="mt-1 break-words font-mono text-meta">{known}</p>
      </ProblemNotice>
      <div>
        <Button icon="copy" onClick={() => void copyText(report, t('Report'))}>
          {t('Copy report')}
        </Button>
      </div>
    </>
  )
}
