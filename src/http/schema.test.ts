import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { compileSchema, readQuery } from './schema.ts'

describe('a query is read strictly', () => {
  const query = Type.Object({
    page: Type.Optional(Type.Integer({ minimum: 0 })),
    totals: Type.Optional(Type.Boolean()),
    text: Type.Optional(Type.String()),
  })
  const validate = compileSchema(query)
  const read = (given: Record<string, unknown>) => {
    const value = readQuery(query, given)
    return { value, fault: validate(value) }
  }

  test('numbers and booleans in their plain form are read', () => {
    expect(read({ page: '12', totals: 'true', text: '7' })).toEqual({
      value: { page: 12, totals: true, text: '7' },
      fault: null,
    })
  })

  test.each(['1e2', '0x10', ' 5', '-0', '05', '9223372036854775808', '1.0', '', 'NaN'])(
    'INJ-12 the number %j is refused, never guessed',
    (page) => {
      expect(read({ page }).fault).toMatchObject({ path: 'page' })
    },
  )

  test.each(['TRUE', '1', 'yes', '"false"', ''])('INJ-12 the boolean %j is refused', (totals) => {
    expect(read({ totals }).fault).toMatchObject({ path: 'totals' })
  })

  test('INJ-12 a parameter given twice is refused, never picked from', () => {
    expect(read({ page: ['1', '2'] }).fault).toMatchObject({ path: 'page' })
    expect(read({ text: ['a', 'b'] }).fault).toMatchObject({
      path: 'text',
      message: 'Expected type string but found type array',
    })
  })
})

test.each([
  [{}, 'Missing required property: email'],
  [{ email: 'x' }, "Object didn't pass validation for format email: x"],
  [{ email: 'a@example.com', more: 1 }, 'Additional properties not allowed: more'],
  [{ email: 'a@example.com', list: [{ n: 101 }] }, 'Value 101 is greater than maximum 100'],
  [{ email: 'a@example.com', list: [{ n: '1' }] }, 'Expected type integer but found type string'],
  [{ email: 'a@example.com', list: [] }, 'Array is too short (0), minimum 1'],
  [{ email: 'a@example.com', name: '' }, 'String is too short (0 chars), minimum 1'],
])('%j is refused in the wording of the vendor', (body, message) => {
  const schema = Type.Object(
    {
      email: Type.String({ format: 'email' }),
      name: Type.Optional(Type.String({ minLength: 1 })),
      list: Type.Optional(Type.Array(Type.Object({ n: Type.Integer({ maximum: 100 }) }), { minItems: 1 })),
    },
    { additionalProperties: false },
  )
  expect(compileSchema(schema)(body)?.message).toBe(message)
})

test('the path of a fault is in the spelling of the caller', () => {
  const schema = Type.Object({ a: Type.Array(Type.Object({ b: Type.String() })) })
  expect(compileSchema(schema)({ a: [{ b: 'x' }, { b: 1 }] })?.path).toBe('a[1].b')
})
