import { t } from '../../../lib/text.ts'

/** People as dots, organizations as boxes: in one pool a person may stand in several, else in one alone. */
export function TenancyPicture({ mode }: { readonly mode: 'shared' | 'isolated' }) {
  return (
    <svg viewBox="0 0 240 110" role="img" aria-label={labels[mode]} className="h-auto w-full text-muted">
      {mode === 'shared' ? <Shared /> : <Isolated />}
    </svg>
  )
}

function Shared() {
  return (
    <>
      <rect x="4" y="4" width="232" height="102" rx="10" fill="none" stroke="currentColor" strokeDasharray="4 4" />
      <rect x="20" y="20" width="124" height="70" rx="8" fill="none" stroke="currentColor" />
      <rect x="96" y="20" width="124" height="70" rx="8" fill="none" stroke="currentColor" />
      <Person x={44} y={42} />
      <Person x={70} y={68} />
      <Person x={120} y={55} isInBoth />
      <Person x={170} y={42} />
      <Person x={194} y={68} />
    </>
  )
}

function Isolated() {
  return (
    <>
      <rect x="4" y="12" width="106" height="86" rx="8" fill="none" stroke="currentColor" strokeWidth="2" />
      <rect x="130" y="12" width="106" height="86" rx="8" fill="none" stroke="currentColor" strokeWidth="2" />
      <Person x={34} y={42} />
      <Person x={76} y={42} />
      <Person x={55} y={70} />
      <Person x={160} y={42} />
      <Person x={202} y={42} />
      <Person x={181} y={70} />
    </>
  )
}

function Person({ x, y, isInBoth = false }: { readonly x: number; readonly y: number; readonly isInBoth?: boolean }) {
  return <circle cx={x} cy={y} r="8" className={isInBoth ? 'fill-accent' : 'fill-current'} />
}

const labels = {
  shared: t('Two organizations in one pool. One person belongs to both.'),
  isolated: t('Two organizations, each with people of its own. Nobody belongs to both.'),
}
