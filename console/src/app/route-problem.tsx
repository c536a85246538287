import { PageTitle } from '../components/ui/page-title.tsx'
import { ProblemNotice } from '../components/ui/problem-notice.tsx'
import { t } from '../lib/text.ts'

/** When a screen itself fails: what is known, to copy and report, and a way to go on. */
export function RouteProblem({ error }: { readonly error: unknown }) {
  const report = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return (
    <main className="mx-auto grid max-w-[720px] gap-4 px-4 pt-16">
      <PageTitle trail={[t('Problem')]}>{t('This screen could not be shown')}</PageTitle>
      <ProblemNotice title={t('It stopped.')} error={error} onRetry={() => window.location.reload()}>
        <p className="mt-1 break-words font-mono text-meta">{report}</p>
      </ProblemNotice>
    </main>
  )
}
