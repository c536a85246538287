import { expect, test } from 'vitest'
import { leastPxOf } from './column-width.ts'

const column = { id: 'x', header: 'X', cell: () => null }

test('a width in pixels is meant as it stands, and a share has a least width', () => {
  expect(leastPxOf({ ...column, className: 'w-[132px] max-desk:hidden' })).toBe(132)
  expect(leastPxOf({ ...column, className: 'w-[330px] roomy:w-[384px]' })).toBe(330)
  expect(leastPxOf({ ...column, className: 'text-muted w-14' })).toBe(56)
  expect(leastPxOf({ ...column, className: 'w-[18%]', leastPx: 190 })).toBe(190)
  expect(leastPxOf({ ...column, className: 'w-[18%]' })).toBe(96)
  expect(leastPxOf({ ...column, isRowHeader: true })).toBe(160)
})
