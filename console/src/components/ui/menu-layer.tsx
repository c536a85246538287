import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import type { Trigger } from './on-demand.tsx'

interface MenuLayerProps {
  readonly trigger: Trigger
  readonly align: 'start' | 'end'
  readonly children: ReactNode
}

/** The button and its menu, which does not lock the page behind it. */
export function MenuLayer({ trigger, align, children }: MenuLayerProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner align={align} sideOffset={4} className="z-40">
          <BaseMenu.Popup className={popupClasses}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

export interface MenuItemProps {
  readonly icon?: IconName
  readonly isDangerous?: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}

export function LayerItem({ icon, isDangerous, onSelect, children }: MenuItemProps) {
  return (
    <BaseMenu.Item onClick={onSelect} className={classNames(itemClasses, isDangerous ? 'text-danger' : 'text-fg')}>
      {icon && <Icon name={icon} className={isDangerous ? '' : 'text-muted'} />}
      {children}
    </BaseMenu.Item>
  )
}

export function LayerSeparator() {
  return <BaseMenu.Separator className="-mx-1 my-1 h-px bg-line" />
}

export interface MenuChoicesProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** One of several, such as the theme. */
export function LayerChoices<Value extends string>({ label, value, options, onChange }: MenuChoicesProps<Value>) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={onChange}>
      <BaseMenu.GroupLabel className="px-2 pt-1.5 pb-1 font-semibold text-meta text-muted">{label}</BaseMenu.GroupLabel>
      {options.map((option) => (
        <BaseMenu.RadioItem key={option.value} value={option.value} className={classNames(itemClasses, 'text-fg')}>
          <span className="inline-flex size-4 items-center justify-center">
            <BaseMenu.RadioItemIndicator>
              <Icon name="check" className="text-accent" />
            </BaseMenu.RadioItemIndicator>
          </span>
          {option.label}
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  )
}

const popupClasses =
  'layer-shadow max-h-(--available-height) min-w-48 overflow-y-auto rounded-card border border-line bg-raised p-1 outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0'

const itemClasses =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-control px-2 text-table outline-none data-highlighted:marked pointer-coarse:min-h-11'
