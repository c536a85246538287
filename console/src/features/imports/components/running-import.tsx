import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '../../../components/ui/notice.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { runningImportsQuery } from '../api/import-queries.ts'

/** The way back to an import whose tab was closed. */
export function RunningImport({ operatorId }: { readonly operatorId: string }) {
  const mayRead = useMay('read:jobs')
  const { data } = useQuery({ ...runningImportsQuery(operatorId), enabled: mayRead })
  const [running] = data ?? []
  if (running === undefined) return null
  return (
    <Notice>
      {tNodes('An import of yours is under way. {link}', {
        link: (
          <Link to="/jobs/$jobId" params={{ jobId: running.id }} className="text-accent hover:underline">
            {t('Show it')}
          </Link>
        ),
      })}
    </Notice>
  )
}
