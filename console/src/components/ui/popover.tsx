import { OnDemand } from './on-demand.tsx'
import type { PopoverProps } from './popover-layer.tsx'

/** A button and what floats below it, which is loaded with the first press. */
export function Popover(props: PopoverProps) {
  return (
    <OnDemand trigger={props.trigger} opens="dialog" load={load} startsOpen={props.startsOpen}>
      {({ PopoverLayer }, button) => <PopoverLayer {...props} trigger={button} />}
    </OnDemand>
  )
}

const load = () => import('./popover-layer.tsx')
