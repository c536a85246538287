import { describe, expect, test } from 'vitest'
import { RollcallError } from '../kernel/errors.ts'
import { faultOf, parseSample } from './sample-fields.ts'
import { maxSearchCharacters, maxSearchClauses, maxSearchDepth, maxWildcardsPerTerm } from './search-limits.ts'

test('a refusal says what and where, as a fault of the field q', () => {
  const fault = faultOf('name:a "b')
  expect(fault).toBeInstanceOf(RollcallError)
  expect(fault.code).toBe('invalid_search')
  expect(fault.kind).toBe('invalid')
  expect(fault.message).toBe('Unclosed quote at position 7.')
  expect(fault.position).toBe(7)
  expect(fault.details).toEqual([{ field: 'q', message: 'Unclosed quote at position 7.' }])
})

test('a message repeats only the first letters of a long value', () => {
  const fault = faultOf(`logins_count:${'😀'.repeat(1000)}`)
  expect(fault.message).toBe(`Not a number for 'logins_count': '${'😀'.repeat(40)}…' at position 13.`)
})

function describeRefusals(subject: string, rows: readonly (readonly [string, string, number])[]): void {
  describe(subject, () => {
    test.each(rows)('%j is refused: %s at position %i', (text, what, position) => {
      const fault = faultOf(text)
      expect(fault.message).toContain(`${what} at position ${position}.`)
      expect(fault.position).toBe(position)
    })
  })
}

describeRefusals('something unclosed or unopened', [
  ['"', 'Unclosed quote', 0],
  ['name:"alice', 'Unclosed quote', 5],
  ['name:"alice\\"', 'Unclosed quote', 5],
  ['(alice', 'Unclosed parenthesis', 0],
  ['(', 'Unclosed parenthesis', 0],
  ['((alice)', 'Unclosed parenthesis', 0],
  ['name:(alice OR bob', 'Unclosed parenthesis', 5],
  ['alice)', "')' without '('", 5],
  [')', "')' without '('", 0],
  ['(alice))', "')' without '('", 7],
  ['()', 'Empty parentheses', 0],
  ['name:()', 'Empty parentheses', 5],
  ['alice AND ( )', 'Empty parentheses', 10],
  ['alice]', "']' without the start of a range", 5],
  ['name:a}', "'}' without the start of a range", 6],
])

describeRefusals('ranges', [
  ['logins_count:[1 TO 2', 'Unclosed range', 13],
  ['logins_count:[1 TO', 'Unclosed range', 13],
  ['logins_count:[1', 'Unclosed range', 13],
  ['logins_count:[', 'Unclosed range', 13],
  ['logins_count:["1 TO 2]', 'Unclosed quote', 14],
  ['logins_count:[]', 'Range that cannot be read', 14],
  ['logins_count:[1 2]', 'Range that cannot be read', 16],
  ['logins_count:[1 to 2]', 'Range that cannot be read', 16],
  ['logins_count:[1 TO ]', 'Range that cannot be read', 19],
  ['logins_count:[ TO 2]', 'Range that cannot be read', 18],
  ['logins_count:[1 TO 2 3]', 'Range that cannot be read', 21],
  ['logins_count:[1 TO (2)]', 'Range that cannot be read', 19],
  ['logins_count:[1 "TO" 2]', 'Range that cannot be read', 16],
  ['logins_count:[1* TO 2]', 'Wildcard in a range', 15],
  ['logins_count:>1*', 'Wildcard in a range', 15],
  ['logins_count:>', "Empty value for 'logins_count'", 13],
  ['logins_count:>= 10', "Empty value for 'logins_count'", 13],
  ['logins_count:["" TO 2]', "Empty value for 'logins_count'", 14],
  ['[1 TO 2]', 'Range without a field', 0],
  ['[* TO *]', 'Range without a field', 0],
  ['email_verified:[false TO true]', "Range not possible for 'email_verified'", 15],
  ['user_metadata.age:[1 TO 2]', "Range not possible for 'user_metadata.age'", 18],
  ['user_metadata.age:[* TO *]', "Range not possible for 'user_metadata.age'", 18],
  ['user_metadata.age:>5', "Range not possible for 'user_metadata.age'", 18],
  ['app_metadata.age:[1 TO a]', "Range from a number to a text for 'app_metadata.age'", 17],
  ['app_metadata.age:["1" TO 2]', "Range from a number to a text for 'app_metadata.age'", 17],
])

describeRefusals('operators', [
  ['alice AND', "Nothing after 'AND'", 6],
  ['alice OR ', "Nothing after 'OR'", 6],
  ['NOT', "Nothing after 'NOT'", 0],
  ['!', "Nothing after '!'", 0],
  ['-', "Nothing after '-'", 0],
  ['alice +', "Nothing after '+'", 6],
  ['(alice AND)', "Nothing after 'AND'", 7],
  ['AND alice', "Nothing before 'AND'", 0],
  ['|| alice', "Nothing before '||'", 0],
  ['alice OR OR bob', "Nothing before 'OR'", 9],
  ['alice AND OR bob', "Nothing before 'OR'", 10],
  ['alice AND (OR bob)', "Nothing before 'OR'", 11],
  ['NOT AND alice', "Nothing before 'AND'", 4],
  ['NOT NOT alice', "'NOT' after another operator", 4],
  ['NOT -alice', "'-' after another operator", 4],
  ['--alice', "'-' after another operator", 1],
  ['-+alice', "'+' after another operator", 1],
  ['jane - smith', "'-' before a space", 5],
  ['+ alice', "'+' before a space", 0],
  ['+alice OR bob', "'+' beside OR", 0],
  ['alice OR bob +carol', "'+' beside OR", 13],
  ['bob (+alice OR carol)', "'+' beside OR", 5],
  ['phone_number:(+1555 OR +1666)', "'+' inside a field's parentheses", 14],
  ['logins_count:(-5)', "'-' inside a field's parentheses", 14],
  ['a&&b', "'&&' inside a term", 1],
  ['name:a||b', "'||' inside a term", 6],
])

describeRefusals('fields', [
  ['nickname_:alice', "Unknown field 'nickname_'", 0],
  ['alice OR Email:a', "Unknown field 'Email'", 9],
  ['https://example.com', "Unknown field 'https'", 0],
  ['__proto__:a', "Unknown field '__proto__'", 0],
  ['user_metadata.:a', "Unknown field 'user_metadata.'", 0],
  ['user_metadata..a:b', "Unknown field 'user_metadata..a'", 0],
  ['OR:a', "Unknown field 'OR'", 0],
  [':alice', "':' without a field", 0],
  [':', "':' without a field", 0],
  ['alice :bob', "':' without a field", 6],
  ['*:*', 'Wildcard in a field name', 0],
  ['user_metadata.*:a', 'Wildcard in a field name', 14],
  ['user_metadata.a\\.b:c', 'Escaped dot in a field name', 15],
  ['_exists_:', "'_exists_:' without a field", 8],
  ['_exists_:"name"', "'_exists_:' without a field", 8],
  ['_exists_: AND alice', "'_exists_:' without a field", 8],
  ['_exists_:picture', "Unknown field 'picture'", 9],
  ['_exists_:user_metadata.*', 'Wildcard in a field name', 23],
  ['_exists_:name:alice', 'Colon in a field name', 13],
  ['email:', "Empty value for 'email'", 5],
  ['email: ', "Empty value for 'email'", 5],
  ['email: AND alice', "Empty value for 'email'", 5],
  ['email: -alice', "Empty value for 'email'", 5],
  ['(email:)', "Empty value for 'email'", 6],
  ['email:""', "Empty value for 'email'", 6],
  ['""', 'Empty quotes', 0],
  ['email: name:bob', "Field 'name' in place of a value", 7],
  ['email: _exists_:name', "Field '_exists_' in place of a value", 7],
  ['email:(alice OR name:bob)', "Field 'name' in place of a value", 16],
  ['email:OR', "Operator 'OR' in place of a value", 6],
  ['', 'Empty search', 0],
  [' \t ', 'Empty search', 0],
])

describeRefusals('wildcards', [
  ['*', "'*' without a field", 0],
  ['alice OR **', "'*' without a field", 9],
  ['*a', 'Wildcard with too little text', 0],
  ['name:*sa', 'Wildcard with too little text', 5],
  ['name:*a*', 'Wildcard with too little text', 5],
  ['name:a*b', 'Wildcard with too little text', 6],
  ['name:a*b*', 'Wildcard with too little text', 6],
  ['name:*😀😀', 'Wildcard with too little text', 5],
  ['user_metadata.color:bl*', "Wildcard not possible for 'user_metadata.color'", 22],
  ['user_metadata.color:*', "Wildcard not possible for 'user_metadata.color'", 20],
  ['logins_count:1*', "Wildcard not possible for 'logins_count'", 14],
  ['created_at:2024*', "Wildcard not possible for 'created_at'", 15],
  ['email_verified:t*', "Wildcard not possible for 'email_verified'", 16],
])

describeRefusals('values that do not fit their field', [
  ['logins_count:abc', "Not a number for 'logins_count': 'abc'", 13],
  ['logins_count:007', "Not a number for 'logins_count': '007'", 13],
  ['logins_count:[1 TO abc]', "Not a number for 'logins_count': 'abc'", 19],
  ['logins_count:>=x', "Not a number for 'logins_count': 'x'", 15],
  ['logins_count:9007199254740993', "Number too long to compare exactly for 'logins_count': '9007199254740993'", 13],
  [
    'app_metadata.n:>12345678901234567890',
    "Number too long to compare exactly for 'app_metadata.n': '12345678901234567890'",
    16,
  ],
  ['email_verified:yes', "Not true or false for 'email_verified': 'yes'", 15],
  ['email_verified:True', "Not true or false for 'email_verified': 'True'", 15],
  ['created_at:yesterday', "Not a date for 'created_at': 'yesterday'", 11],
  ['created_at:2024-02-30', "Not a date for 'created_at': '2024-02-30'", 11],
  ['created_at:2024-13', "Not a date for 'created_at': '2024-13'", 11],
  ['created_at:24', "Not a date for 'created_at': '24'", 11],
  ['created_at:9999-12-31T23:00-05:00', "Not a date for 'created_at': '9999-12-31T23:00-05:00'", 11],
  ['created_at:0000', "Not a date for 'created_at': '0000'", 11],
  ['created_at:2024-01-01T24:00:00Z', "Not a date for 'created_at': '2024-01-01T24:00:00Z'", 11],
  ['created_at:2024-01-01T10:00:00+25:00', "Not a date for 'created_at': '2024-01-01T10:00:00+25:00'", 11],
  ['created_at:2024-01-01T10:00:00.1234Z', "Not a date for 'created_at': '2024-01-01T10:00:00.1234Z'", 11],
  ['created_at:[2024-01-01 TO "2024-1-1"]', "Not a date for 'created_at': '2024-1-1'", 26],
])

describeRefusals('what is not offered', [
  ['alice~', "Fuzzy search '~' is not offered, found", 5],
  ['name:"alice smith"~2', "Fuzzy search '~' is not offered, found", 18],
  ['alice^4', "Boost '^' is not offered, found", 5],
  ['(alice bob)^4', "Boost '^' is not offered, found", 11],
  ['/al.*e/', 'Regular expressions are not offered, found one', 0],
  ['name:/al.*e/', 'Regular expressions are not offered, found one', 5],
  ['name:(alice OR /b/)', 'Regular expressions are not offered, found one', 15],
  ['name:!alice', "'!' at the start of a value", 5],
])

describeRefusals('escapes, glued terms and unreadable text', [
  ['alice\\', 'Unfinished escape', 5],
  ['"alice\\', 'Unfinished escape', 6],
  ['CORP\\bob', "Unknown escape '\\b'", 4],
  ['"\\u0041"', "Unknown escape '\\u'", 1],
  ['alice(bob)', 'Missing space or escape', 5],
  ['name:a"b"', 'Missing space or escape', 6],
  ['"a"b', 'Missing space or escape', 3],
  ['"name":alice', 'Missing space or escape', 6],
  ['"al"*', 'Missing space or escape', 4],
  ['logins_count:[1 TO 2]3', 'Missing space or escape', 21],
  ['_exists_:name"a"', 'Missing space or escape', 13],
  ['al\0ice', 'NUL character', 2],
  ['"\0"', 'NUL character', 1],
  ['a\ud800b', 'Broken Unicode character', 1],
  ['😀"\udc00"', 'Broken Unicode character', 3],
])

describe('limits', () => {
  test('the longest text is read, one character more is refused', () => {
    expect(parseSample('a'.repeat(maxSearchCharacters)).kind).toBe('known-as')
    expect(faultOf('a'.repeat(maxSearchCharacters + 1)).position).toBe(maxSearchCharacters)
  })

  test('the deepest parentheses are read, one level more is refused at its opening', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`
    expect(parseSample(nested(maxSearchDepth))).toEqual({ kind: 'known-as', pieces: ['a'] })
    expect(faultOf(nested(maxSearchDepth + 1)).position).toBe(maxSearchDepth)
    expect(faultOf(`name:${nested(maxSearchDepth + 1)}`).message).toContain('Parentheses more than 20 deep')
  })

  test('parentheses beside each other are not depth', () => {
    expect(parseSample('(a) '.repeat(maxSearchDepth + 10)).kind).toBe('and')
  })

  test('the most clauses are read, one more is refused', () => {
    const many = (count: number) => Array(count).fill('a').join(' OR ')
    expect(parseSample(many(maxSearchClauses))).toMatchObject({ kind: 'or', parts: { length: maxSearchClauses } })
    expect(faultOf(many(maxSearchClauses + 1)).position).toBe(maxSearchClauses * 5)
    expect(faultOf(`name:(${many(maxSearchClauses + 1)})`).message).toContain('More than 200 clauses')
    expect(faultOf('_exists_:name '.repeat(maxSearchClauses + 1)).message).toContain('More than 200 clauses')
  })

  test('the most wildcards are read, one more is refused', () => {
    expect(parseSample('abc*'.repeat(maxWildcardsPerTerm)).kind).toBe('known-as')
    expect(faultOf('abc*'.repeat(maxWildcardsPerTerm + 1)).message).toContain('More than 8 wildcards in one term')
  })
})
