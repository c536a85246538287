import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { classNames } from '../../../lib/class-names.ts'
import type { LogState } from '../api/integrity.ts'
import { stateNames } from '../api/state-words.ts'

/** A state by colour, icon and word. */
export function StateMark({ state }: { readonly state: LogState }) {
  const [icon, className] = looks[state]
  return (
    <span className={classNames('inline-flex items-center gap-1.5 font-semibold text-body', className)}>
      <Icon name={icon} />
      {stateNames[state]}
    </span>
  )
}

const looks: Readonly<Record<LogState, readonly [IconName, string]>> = {
  intact: ['check', 'text-success'],
  broken: ['close', 'text-danger'],
  incomplete: ['alert', 'text-warning'],
  'not-available': ['eyeOff', 'text-neutral'],
}
