import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contrast } from '../lib/readable-color.ts'

type Theme = 'light' | 'dark'
type Pair = readonly [front: string, ground: string]

const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const pairs = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)
const themes: readonly Theme[] = ['light', 'dark']

/** What pages, cards, rows and layers stand on. */
const grounds = ['bg', 'bg-subtle', 'bg-inset', 'bg-raised', 'bg-hover', 'bg-selected']
const states = ['success', 'warning', 'danger', 'neutral']

const text: readonly Pair[] = [
  ...['fg', 'fg-muted', 'accent', 'accent-hover'].flatMap((front) => grounds.map((ground): Pair => [front, ground])),
  ...states.flatMap((state) => ['bg', 'bg-subtle', 'bg-raised', `${state}-bg`].map((ground): Pair => [state, ground])),
  // What is written on a state, such as the reason in a notice.
  ...states.flatMap((state) => ['fg', 'fg-muted'].map((front): Pair => [front, `${state}-bg`])),
  ...['bg', 'bg-raised'].map((ground): Pair => ['fg-placeholder', ground]),
  ['accent-fg', 'accent'],
  ['accent-fg', 'accent-hover'],
  ['danger-on-solid', 'danger-solid'],
  ['danger-on-solid', 'danger-solid-hover'],
  // A tip is written the other way round.
  ['bg', 'fg'],
]
const charts = [...pairs.keys()].filter((name) => name.startsWith('chart-'))
const shapes: readonly Pair[] = [
  ...grounds.map((ground): Pair => ['border-control', ground]),
  // The ring of what has the focus.
  ...grounds.map((ground): Pair => ['accent', ground]),
  ...charts.flatMap((color) => ['bg', 'bg-raised'].map((ground): Pair => [color, ground])),
]

test('every text is read on what it stands on, in both themes (WCAG 2.2 §1.4.3)', () => {
  expect(tooFaint(text, 4.5)).toEqual([])
})

test('borders of controls, the ring of the focus and the colours of charts are seen, in both themes (WCAG 2.2 §1.4.11)', () => {
  expect(charts).toHaveLength(5)
  expect(tooFaint(shapes, 3)).toEqual([])
})

test('every colour is held against another', () => {
  // Lines that part nothing which would not be understood without them.
  const decoration = ['border']
  const held = new Set([...text, ...shapes].flat())
  expect([...pairs.keys()].filter((name) => !held.has(name) && !decoration.includes(name))).toEqual([])
})

/** "fg-muted on bg, dark: 3.9" for each that has less. */
function tooFaint(held: readonly Pair[], least: number): string[] {
  return themes.flatMap((theme) =>
    held.flatMap(([front, ground]) => {
      const found = contrast(colorOf(front, theme), colorOf(ground, theme))
      return found < least ? [`${front} on ${ground}, ${theme}: ${found.toFixed(2)}`] : []
    }),
  )
}

function colorOf(name: string, theme: Theme): string {
  const color = pairs.get(name)?.[theme]
  if (color === undefined) throw new Error(`tokens.css has no --${name} with a colour for each theme`)
  return color
}
