// A menu button (APG). What it opens stands in menu-layer.tsx and is loaded with the first press; the items in here are
// the same ones, for whoever says what is in a menu.
import { createContext, type ReactNode, useContext } from 'react'
import type { MenuChoicesProps, MenuItemProps } from './menu-layer.tsx'
import { OnDemand, type Trigger } from './on-demand.tsx'

interface MenuProps {
  /** The button that opens the menu. */
  readonly trigger: Trigger
  readonly children: ReactNode
  readonly align?: 'start' | 'end'
}

type Layer = typeof import('./menu-layer.tsx')

const LayerContext = createContext<Layer | null>(null)
const load = () => import('./menu-layer.tsx')

export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <OnDemand trigger={trigger} opens="menu" load={load}>
      {(layer, button) => (
        <layer.MenuLayer trigger={button} align={align}>
          <LayerContext value={layer}>{children}</LayerContext>
        </layer.MenuLayer>
      )}
    </OnDemand>
  )
}

export function MenuItem(props: MenuItemProps) {
  const { LayerItem } = useLayer()
  return <LayerItem {...props} />
}

export function MenuSeparator() {
  const { LayerSeparator } = useLayer()
  return <LayerSeparator />
}

export function MenuChoices<Value extends string>(props: MenuChoicesProps<Value>) {
  const { LayerChoices } = useLayer()
  return <LayerChoices {...props} />
}

function useLayer(): Layer {
  const layer = useContext(LayerContext)
  if (layer === null) throw new Error('An item of a menu stands in a menu.')
  return layer
}
